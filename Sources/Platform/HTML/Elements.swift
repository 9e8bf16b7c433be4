// The elements that Soko's pages use. Add one here when a page needs it.

package func head<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("head", attributes, content())
}
package func body<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("body", attributes, content())
}
package func title<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("title", attributes, content())
}
package func div<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("div", attributes, content())
}
package func span<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("span", attributes, content())
}
package func p<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("p", attributes, content())
}
package func a<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("a", attributes, content())
}
package func ul<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("ul", attributes, content())
}
package func ol<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("ol", attributes, content())
}
package func li<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("li", attributes, content())
}
package func h1<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("h1", attributes, content())
}
package func h2<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("h2", attributes, content())
}
package func h3<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("h3", attributes, content())
}
package func header<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("header", attributes, content())
}
package func footer<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("footer", attributes, content())
}
package func main<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("main", attributes, content())
}
package func nav<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("nav", attributes, content())
}
package func section<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("section", attributes, content())
}
package func article<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("article", attributes, content())
}
package func aside<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("aside", attributes, content())
}
package func form<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("form", attributes, content())
}
package func button<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("button", attributes, content())
}
package func label<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("label", attributes, content())
}
package func details<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("details", attributes, content())
}
package func summary<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("summary", attributes, content())
}
package func figure<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("figure", attributes, content())
}
package func picture<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("picture", attributes, content())
}
package func bdi<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("bdi", attributes, content())
}
package func strong<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("strong", attributes, content())
}
package func small<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("small", attributes, content())
}
package func time<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("time", attributes, content())
}
package func script<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("script", attributes, content())
}
package func svg<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("svg", attributes, content())
}
package func use<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("use", attributes, content())
}
package func dl<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("dl", attributes, content())
}
package func dt<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("dt", attributes, content())
}
package func dd<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("dd", attributes, content())
}
package func pre<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("pre", attributes, content())
}
package func code<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("code", attributes, content())
}
package func table<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("table", attributes, content())
}
package func thead<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("thead", attributes, content())
}
package func tbody<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C>
{
    Element("tbody", attributes, content())
}
package func tr<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("tr", attributes, content())
}
package func th<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("th", attributes, content())
}
package func td<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<C> {
    Element("td", attributes, content())
}
package func select<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("select", attributes, content())
}
package func option<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("option", attributes, content())
}
package func textarea<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() })
    -> Element<C>
{
    Element("textarea", attributes, content())
}
package func fieldset<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() })
    -> Element<C>
{
    Element("fieldset", attributes, content())
}
package func legend<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("legend", attributes, content())
}
package func noscript<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() })
    -> Element<C>
{
    Element("noscript", attributes, content())
}
package func datalist<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() })
    -> Element<C>
{
    Element("datalist", attributes, content())
}
package func optgroup<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() })
    -> Element<C>
{
    Element("optgroup", attributes, content())
}
package func caption<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("caption", attributes, content())
}
package func progress<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() })
    -> Element<C>
{
    Element("progress", attributes, content())
}
package func output<C: Markup>(_ attributes: Attribute..., @MarkupBuilder content: () -> C = { Nothing() }) -> Element<
    C
> {
    Element("output", attributes, content())
}

package func meta(_ attributes: Attribute...) -> VoidElement { VoidElement("meta", attributes) }
package func link(_ attributes: Attribute...) -> VoidElement { VoidElement("link", attributes) }
package func img(_ attributes: Attribute...) -> VoidElement { VoidElement("img", attributes) }
package func input(_ attributes: Attribute...) -> VoidElement { VoidElement("input", attributes) }
package func br(_ attributes: Attribute...) -> VoidElement { VoidElement("br", attributes) }
package func source(_ attributes: Attribute...) -> VoidElement { VoidElement("source", attributes) }
package func hr(_ attributes: Attribute...) -> VoidElement { VoidElement("hr", attributes) }
