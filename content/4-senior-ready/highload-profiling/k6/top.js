import http from 'k6/http';
import { check } from 'k6';

const executor = 'constant-arrival-rate'; // an open model

export const options = {
  scenarios: {
    steady: {
      executor, rate: 500, timeUnit: '1s', duration: '5m',
      preAllocatedVUs: 100, maxVUs: 1000, gracefulStop: '10s',
    },
  },
  thresholds: {
    http_req_failed: ['rate<0.001'],
    http_req_duration: ['p(50)<20', 'p(99)<150', 'p(99.9)<500'],
    // Requests that k6 had nobody to send: otherwise the model is closed.
    dropped_iterations: ['count==0'],
  },
  summaryTrendStats: ['p(50)', 'p(95)', 'p(99)', 'p(99.9)', 'max'],
};

export default function () {
  const res = http.get(`${__ENV.TARGET}/top`, { tags: { name: 'top' } });
  check(res, { 'is a list': (r) => r.status === 200 && r.json().length > 0 });
}
