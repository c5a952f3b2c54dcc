/** Vacancies as companies word them, of different kinds; none of them is anybody's. */
export const VACANCIES = {
  marketplace: `Go-разработчик (Middle/Middle+) в команду логистики маркетплейса

О нас
Мы – команда доставки крупного интернет-магазина: 40 микросервисов, 12 000 RPS в пике, своя складская сеть.
Удалёнка или офис в Москве, ДМС, компенсация спорта, обучение и конференции. Испытательный срок три месяца.

Что нужно делать:
• развивать сервис заказов и платёжный сервис, писать новые сервисы с нуля;
• участвовать в проектировании архитектуры, ревью кода, дежурствах раз в месяц;
• переводить очереди с RabbitMQ на Kafka;
• улучшать процессы в команде, работать с заказчиком и аналитиками.

Мы ждём, что вы:
– пишете на Go от 2-х лет, понимаете горутины, каналы, планировщик, умеете в pprof;
– хорошо знаете PostgreSQL (индексы, уровни изоляции, explain analyze);
– работали с Redis, gRPC, Docker и k8s;
– знаете, что такое идемпотентность, ретраи и outbox.
Будет плюсом: опыт с MongoDB, Terraform, Python.`,
  bank: `Senior Golang Developer (Fintech)
ОБЯЗАННОСТИ
Проектирование и разработка отказоустойчивых сервисов процессинга, участие в архитектурном комитете
Распил монолита, внедрение событийной архитектуры (Saga, CQRS, Event Sourcing)
ТРЕБОВАНИЯ
Golang 5+ лет, SOLID, Clean Architecture, DDD
SQL (Oracle/PostgreSQL), умение читать планы запросов, секционирование и шардирование
Kafka: партиции, consumer group, exactly-once
REST API, OpenAPI/Swagger, OAuth 2.0, JWT, mTLS
CI/CD: GitLab CI, Helm, OpenShift
Мониторинг: Prometheus, Grafana, Jaeger; понимание SLO/SLI
Опыт на Java будет преимуществом.
УСЛОВИЯ: ипотека для сотрудников, премия, белая зарплата, график 5/2`,
  startup: `ищем бэкендера на го в небольшую команду!!! пишем сервис для стримеров, надо быстро, без бюрократии.
стек: go, postgres, redis, докер, немного typescript и react на фронте.
важно: умение разобраться самому, ответственность, интерес к продукту, опыт от года.
вакансия открыта, формат – полная занятость, вилка 150–250к, отклик с сопроводительным письмом. плюшки: печеньки,
гибкий график, хорошая команда и канал в телеграме`,
  platform: `Platform Engineer (Go)

We build an internal developer platform and offer a relocation package. You will use modern tools, connect teams and
take the rest off their shoulders; a star of the team reacts to incidents and makes requests to partners.

Requirements:
- Strong Go: goroutines, context, testing, profiling with pprof; understanding of the garbage collector
- Kubernetes operators, Linux internals (epoll, cgroups), networking: TCP/IP, HTTP/2, TLS, DNS
- OpenTelemetry, Prometheus; circuit breakers, rate limiting, graceful shutdown
- Terraform, AWS, Rust is a plus`,
  search: `Разработчик поисковой системы. Алгоритмы и структуры данных на уровне олимпиад; опыт высоконагруженных систем.
Нагрузочное тестирование, профилирование, lock-free, кэширование. C++ и Go. ClickHouse, Elasticsearch, Nginx.
Умение проектировать высоконагруженные системы: согласованное хеширование, репликация, теорема CAP, кворум.`,
  office: `Менеджер по работе с клиентами. Опыт работы от 3 лет, грамотная речь, умение работать в команде.
Приём заявок и заказов, сверка взаиморасчётов, контроль процессов, план продаж, отчёты, работа с запросами
клиентов, сопровождение проектов. График 5/2, офис у метро, оформление по ТК, социальные гарантии, премии, обучение.
Знание Excel, стрессоустойчивость, лёгкость в общении, ответственность, пунктуальность, работа с базой клиентов.`,
} as const;
