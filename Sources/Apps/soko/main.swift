import API
import Foundation
import HTTP
import HTTPServer
import Postgres
import Telemetry

var cs = ClusterSettings(folder: "/var/tmp/soko-probe/pg")
let cluster = PrivateCluster(cs)
try cluster.start()
let applied = try await Migrations(folder: "Migrations").apply(connection: cluster.connection())
let script = try Script(connection: cluster.connection())
if try script.run("SELECT count(*) FROM products") == "0" {
    try script.run("""
    INSERT INTO sellers (id, phone, name, slug, catalogue_url) SELECT i, '25470000000' || i, 'Seller number ' || i, 'seller-' || i, 'http://x' FROM generate_series(1,5) i;
    INSERT INTO products (id, seller_id, whatsapp_id, seller_phone, status, title, description, price_minor, currency, image_url, s3_image_url, picture_width, picture_height, picture_colour, picture_placeholder, live_since, last_hydrated_at)
    SELECT i + 1000000000000000, 1 + i % 5, (1000000000000000 + i)::text, '25470000000' || (1 + i % 5), 'live', 'Kitenge dress number ' || i, 'A long description of the thing', 250000, 'KES', 'https://cdn.example/pictures/of/the/thing/' || i, md5(i::text) || md5(i::text), 800, 600, '#aabbcc', 'data:image/webp;base64,' || md5(i::text) || md5(i::text)|| md5(i::text), now() - i * interval '1 second', now()
    FROM generate_series(1, 20000) i;
    """)
    try script.run("VACUUM ANALYZE")
}
var ds = DatabaseSettings(connection: cluster.connection())
ds.connections = Int(CommandLine.arguments.dropFirst().first ?? "6")!
ds.batch = Int(CommandLine.arguments.dropFirst(2).first ?? "16")!
let db = Database(ds)
let router = Router([
    Endpoint(Route(.get, "/ping")) { _ in .text("pong") },
] + ProductsAPI(db: db).endpoints)
let metrics = Metrics()
let log = Log.standardError(level: .info)
let handler = wrapped(router.respond, in: [identifyingRequests, observing(log: log, metrics: metrics), compressing, conditional, answeringErrors(log: log)])
var ss = ServerSettings(port: 8099)
ss.threads = Int(CommandLine.arguments.dropFirst(3).first ?? "2")!
let server = try HTTPServer(ss, log: log, bodyLimit: router.bodyLimit, handler: handler)
print(server.port)
signal(SIGTERM, SIG_IGN)
let s = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .global())
s.setEventHandler { server.stop(); db.close(); cluster.stop(); exit(0) }
s.resume()
while true { try await Task.sleep(for: .seconds(100)) }
