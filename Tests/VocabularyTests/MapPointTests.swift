import Testing
import Vocabulary

struct MapPointTests {
    private static let nairobi = "-1.292066, 36.821946"

    @Test(arguments: [
        "-1.292066, 36.821946", "-1.292066,36.821946", "-1.292066 36.821946", " −1.2920659;36.8219462 ",
        "1.292066° S, 36.821946° E", "1.292066S 36.821946E", "36.821946 E 1.292066 S", "-١٫٢٩٢٠٦٦، ٣٦٫٨٢١٩٤٦",
        "\u{200E}-1.292066, 36.821946\u{200F}",
        "geo:-1.292066,36.821946", "GEO:-1.292066,36.821946,1650;crs=wgs84;u=10",
        "geo:0,0?q=-1.292066,36.821946(Stall%207)", "geo:-1.292066,36.821946?z=17",
        "https://www.google.com/maps/@-1.292066,36.821946,15z",
        "https://www.google.com/maps/place/City+Market/@-1.2835,36.8211,17z/data=!3m1!4b1!4m6!3m5!1s0x1:0x2!8m2!3d-1.292066!4d36.821946!16s",
        "https://maps.google.co.ke/?q=-1.292066,36.821946", "http://maps.google.com/maps?q=loc:-1.292066,36.821946",
        "https://www.google.com/maps/search/?api=1&query=-1.292066%2C36.821946",
        "https://www.google.com/maps/search/-1.292066,+36.821946?entry=ttu",
        "https://www.google.com/maps/dir/?api=1&destination=-1.292066,36.821946",
        "https://www.openstreetmap.org/?mlat=-1.292066&mlon=36.821946#map=17/0/0",
        "https://www.openstreetmap.org/#map=19/-1.292066/36.821946&layers=N",
        "https://osm.org/#map=5/-1.292066/36.821946",
        "https://maps.apple.com/?ll=-1.292066,36.821946&q=Market",
        "https://maps.apple.com/place?coordinate=-1.292066,36.821946&name=Stall",
        "https://www.bing.com/maps?cp=-1.292066~36.821946&lvl=16",
        "https://waze.com/ul?ll=-1.292066,36.821946&navigate=yes",
        "https://www.waze.com/live-map/directions?to=ll.-1.292066%2C36.821946",
        "https://share.here.com/l/-1.292066,36.821946,Stall",
        "https://wego.here.com/?map=-1.292066,36.821946,15,normal",
        // East comes first there.
        "https://yandex.com/maps/?ll=36.821946%2C-1.292066&z=14",
        "https://yandex.ru/maps/?pt=36.821946,-1.292066&ll=0,0",
    ])
    func `what people copy from maps is the place`(text: String) {
        #expect(MapPoint(text)?.text == Self.nairobi)
    }

    @Test(arguments: [
        "", "Nairobi", "1", "1,2,3", "1.2.3,4", "91,0", "-90.1,0", "0,181", "0,-180.5", "nan,nan", "inf,0", "1e2,3",
        "0x1,0x2",
        "1 S, 2 N", "1 E, 2 E", "S 1, E 2", "1 S S, 2 E", "geo:", "geo:1", "geo:1,2;crs=moon", "geo:?q=1,2",
        "https://maps.app.goo.gl/abcDEF", "https://evil.example/?q=1,2", "https://google.com.evil.example/maps/@1,2,3z",
        "https://notgoogle.com/maps/@1,2,3z", "https://maps.google.com@evil.example/?q=1,2", "javascript:alert(1,2)",
        "https://www.google.com/maps", "https://www.google.com/maps/@91,2,3z", "https://www.openstreetmap.org/#map=1/2",
        "https://www.bing.com/maps?cp=1", "data:text/html,1,2", "1,2\u{0}", String(repeating: "1", count: 3_000),
    ])
    func `anything else is no place`(text: String) { #expect(MapPoint(text) == nil) }

    @Test func `a place is kept to a tenth of a metre and printed without an exponent`() throws {
        let tiny = try #require(MapPoint(latitude: 0.000_000_4, longitude: -0.000_001))
        #expect(tiny.text == "0, -0.000001")
        let edge = try #require(MapPoint(latitude: -90, longitude: 180))
        #expect(edge.text == "-90, 180")
        #expect(MapPoint(edge.text) == edge)
        let zero = try #require(MapPoint(latitude: -0.0, longitude: 0))
        #expect(zero.text == "0, 0")
        #expect(MapPoint(latitude: .nan, longitude: 0) == nil)
    }

    @Test func `its links open it in an app and in a browser`() throws {
        let point = try #require(MapPoint(Self.nairobi))
        #expect(point.geoAddress == "geo:-1.292066,36.821946")
        #expect(
            point.mapAddress
                == "https://www.openstreetmap.org/?mlat=-1.292066&mlon=36.821946#map=17/-1.292066/36.821946")
        #expect(MapPoint(point.geoAddress) == point)
        #expect(MapPoint(point.mapAddress) == point)
    }
}
