/// `TokenBucket.take` where several processes share the buckets: looked at and written in one step, by Redis's clock.
enum TakeScript {
    /// KEYS[1]: the bucket. ARGV: the price, and the time in which an empty bucket fills, both in microseconds.
    /// Answers how much is missing before the taking, in microseconds; the rest follows from that.
    ///
    /// Redis 5 or newer: a script that reads the clock may write.
    static let text = """
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local price, fill = tonumber(ARGV[1]), tonumber(ARGV[2])
        local missing = math.min(math.max(tonumber(redis.call('GET', KEYS[1]) or now) - now, 0), fill)
        if price > 0 and missing + price <= fill then
          -- Lua prints 15 digits of a number unless told.
          redis.call('SET', KEYS[1], string.format('%.0f', now + missing + price),
            'PX', string.format('%.0f', math.ceil((missing + price) / 1000)))
        end
        return missing
        """
}
