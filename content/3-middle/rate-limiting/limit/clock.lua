-- What every script below begins with.
local limit, per = tonumber(ARGV[2]), tonumber(ARGV[3]) -- per, ms
local burst, cost = tonumber(ARGV[4]), tonumber(ARGV[5])
local now = tonumber(ARGV[1]) -- a test has a clock of its own
if not now then
	local time = redis.call("TIME") -- one clock for all replicas
	now = time[1] * 1000 + math.floor(time[2] / 1000)
end
