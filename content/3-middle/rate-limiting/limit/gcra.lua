-- The same bucket as one number: the moment at which it is full again.
local interval = per / limit -- of one token, ms
local full = math.max(tonumber(redis.call("GET", KEYS[1])) or now, now)
local new = full + cost * interval
local wait = new - burst * interval - now
if wait > 0 then
	local left = burst - (full - now) / interval
	return {0, math.floor(left), math.ceil(wait), math.ceil(full - now)}
end
redis.call("SET", KEYS[1], new, "PX", math.ceil(new - now))
return {1, math.floor(burst - (new - now) / interval), 0,
	math.ceil(new - now)}
