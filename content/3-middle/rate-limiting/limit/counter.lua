-- Two counters: the previous window counts for the part that still lies
-- within the last per milliseconds, as if its requests had been even.
local window, passed = math.floor(now / per), now % per
local state = redis.call("HMGET", KEYS[1], "window", "n", "before")
local n, before = 0, 0
if tonumber(state[1]) == window then
	n, before = tonumber(state[2]), tonumber(state[3])
elseif tonumber(state[1]) == window - 1 then
	before = tonumber(state[2])
end
local left = limit - n - before * (per - passed) / per
local reset = per - passed
if cost > left then
	local wait = reset
	if n + cost <= limit then -- the previous window leaves gradually
		wait = math.ceil((cost - left) * per / before)
	end
	return {0, math.floor(left), wait, reset}
end
redis.call("HSET", KEYS[1],
	"window", window, "n", n + cost, "before", before)
redis.call("PEXPIRE", KEYS[1], reset + per)
return {1, math.floor(left - cost), 0, reset}
