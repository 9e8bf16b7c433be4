#include <libxml/xmlversion.h>
// Debian's libxml2 names the system's ICU in its headers, and Foundation brings another; the reader needs neither.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlreader.h>

// Faults are told by xmlTextReaderRead's answer; nothing is printed.
static inline void soko_xml_silent(void *context, xmlErrorPtr error) { (void)context; (void)error; }

// No network, no external files, no entity put in the place of its name, and libxml2's own bounds on depth, names and text.
static inline xmlTextReaderPtr soko_xml_open(xmlInputReadCallback read, void *context) {
    xmlTextReaderPtr reader = xmlReaderForIO(read, NULL, context, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (reader) xmlTextReaderSetStructuredErrorHandler(reader, soko_xml_silent, NULL);
    return reader;
}
static inline const char *soko_xml_name(xmlTextReaderPtr reader) { return (const char *)xmlTextReaderConstLocalName(reader); }
static inline const char *soko_xml_value(xmlTextReaderPtr reader) { return (const char *)xmlTextReaderConstValue(reader); }
// To be given back to soko_xml_free.
static inline char *soko_xml_href(xmlTextReaderPtr reader) {
    return (char *)xmlTextReaderGetAttribute(reader, (const xmlChar *)"href");
}
static inline void soko_xml_free(char *text) { xmlFree(text); }
static inline long soko_xml_line(xmlTextReaderPtr reader) {
    xmlNodePtr node = xmlTextReaderCurrentNode(reader);
    return node ? xmlGetLineNo(node) : -1;
}
