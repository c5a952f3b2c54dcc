-- KEYS room. ARGV rate a second; issued and admitted as this replica has
-- last seen them: together replicas remember what Redis has lost.
local room = redis.call('HMGET', KEYS[1], 'issued', 'admitted', 'at')
local rate = tonumber(ARGV[1])
local issued = math.max(tonumber(room[1] or 0), tonumber(ARGV[2]))
local admitted = math.max(tonumber(room[2] or 0), tonumber(ARGV[3]))
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
-- not more than a second's worth at once
local at = math.max(tonumber(room[3] or now), now - 1000000)
local steps = math.floor((now - at) * rate / 1000000)
if steps > 0 then
	at = at + math.ceil(steps * 1000000 / rate)
end
admitted = math.min(issued, admitted + steps)
redis.call('HSET', KEYS[1], 'issued', issued,
	'admitted', admitted, 'at', at)
return {admitted, issued}
