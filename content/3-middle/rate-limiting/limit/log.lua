-- The time of every admitted request of the last window.
redis.call("ZREMRANGEBYSCORE", KEYS[1], "-inf", now - per)
local n = redis.call("ZCARD", KEYS[1])
local lack = n + cost - limit
if lack > 0 then -- until so many of the oldest have left
	local old = redis.call("ZRANGE", KEYS[1], lack - 1, lack - 1,
		"WITHSCORES")
	local wait = old[2] + per - now
	return {0, limit - n, wait, per}
end
for i = 1, cost do
	redis.call("ZADD", KEYS[1], now, now .. ":" .. n + i)
end
redis.call("PEXPIRE", KEYS[1], per)
return {1, limit - n - cost, 0, per}
