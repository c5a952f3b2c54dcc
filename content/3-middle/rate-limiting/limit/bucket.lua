-- A bucket of burst tokens, into which limit tokens flow during per.
local rate = limit / per -- tokens a millisecond
local state = redis.call("HMGET", KEYS[1], "tokens", "at")
local tokens = tonumber(state[1]) or burst
local at = tonumber(state[2]) or now
if now > at then -- a clock that has jumped back adds nothing
	tokens = math.min(burst, tokens + (now - at) * rate)
	at = now
end
local allowed, wait = 0, 0
if cost <= tokens then
	allowed = 1
	tokens = tokens - cost
else
	wait = math.ceil((cost - tokens) / rate)
end
local full = math.ceil((burst - tokens) / rate)
redis.call("HSET", KEYS[1], "tokens", tokens, "at", at)
redis.call("PEXPIRE", KEYS[1], full + 1) -- a full one need not be kept
return {allowed, math.floor(tokens), wait, full}
