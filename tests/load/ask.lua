-- wrk: questions in turn, from the file QUESTIONS (one a line); the 95th percentile is told at the end.
local questions, at = {}, 0
for line in io.lines(os.getenv("QUESTIONS")) do questions[#questions + 1] = line end
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
if os.getenv("KEY") then wrk.headers["Authorization"] = "Bearer " .. os.getenv("KEY") end

function request()
  at = at % #questions + 1
  return wrk.format(nil, "/api/ask", nil, questions[at])
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "%d asked, %.0f a second; p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, longest %.0f ms; errors: %d\n",
    summary.requests, summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(95) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
