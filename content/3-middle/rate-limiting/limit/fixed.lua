-- A counter that begins anew with each window.
local window = math.floor(now / per)
local state = redis.call("HMGET", KEYS[1], "window", "n")
local n = 0
if tonumber(state[1]) == window then
	n = tonumber(state[2])
end
local reset = (window + 1) * per - now
if n + cost > limit then
	return {0, limit - n, reset, reset}
end
redis.call("HSET", KEYS[1], "window", window, "n", n + cost)
redis.call("PEXPIRE", KEYS[1], reset)
return {1, limit - n - cost, 0, reset}
