/**
 * Names of pages and terms that a vacancy says of anything: alone they tell nothing of its subjects, while in a longer
 * name they do («очистка» is nothing, «сборка мусора» is a subject). With each all its forms, and its translations by
 * `content/search-words.yml`. Of phrases those stand here that the site uses of its examples and vacancies of employers.
 */
export const GENERAL_NAMES: readonly string[] = [
  // What is said of work, people and offices.
  ...list(
    'процесс; сервис; заказ; заявка; аудит; дежурный; демо; удержание; доступность; загрузка; нагрузка; стратегия; сценарий; ' +
      'профиль; профили; образец; подделка; эталон; лицензия; сертификат; компенсация; перенос; проводка; квота; ' +
      'перегрузка; утилизация; эпоха; заметки; корзина; распродажа; маркетплейс; мессенджер; холд; магазин; ' +
      'ускорение; очистка; покрытие; связность; связанность; деградация; динамика; смещение; откат; сжатие; ' +
      'переходы статусов; процессы в команде; сервис уведомлений; платежный сервис; лента новостей; платежный шлюз; ' +
      'социальные сети; уровни кандидата; проектирование систем; доступ по ролям; красные флаги',
  ),
  // What every programmer says of every program.
  ...list(
    'структура; метод; получатель; строка; ошибки; модули; наследование; встраивание; интерфейс; срез; контекст; ' +
      'канал; планировщик; прослойка; снимок; перебор; образ; том; слой; приемка; живость; готовность; ' +
      'курсор; соль; конструктор; предвыборка; стек; агрегат; порт; адаптер; ограничитель; самописец; конвейер; ' +
      'лавина; проникновение; переборка; предохранитель; сетка; хвост; куча; коллизия; сети; шпион; заглушка; ' +
      'надгробие; расщепление; запросы; когорта; манифест; под; багаж; девятки; миграция; репозиторий; ' +
      'оркестрация; хореография; стриминг; шлюз; интерактор; коллектор; обменник; кролик; вытеснение; перехватчик; ' +
      'инвариант; сверка; резервирование; исходники; журнал; раннер; план; кейс; зомби; функция; мутант; внедрение',
  ),
  // English words of plain speech.
  ...list(
    'append; map; init; internal; embedding; interface; slice; select; context; channel; handler; compose; scratch; ' +
      'exchange; stream; binding; reject; confirm; persistent; durable; mandatory; watch; image; volume; stored; ' +
      'virtual; salt; service; wire; layer; layers; snapshot; bloat; copy; profile; adapter; aggregate; port; overlay; ' +
      'cohesion; coupling; claim; quota; self; flat; cumulative; replay; workflow; runner; coverage; marketplace; ' +
      'ledger; posting; relay; pivot; outbox lag; lease; avalanche; penetration; timeout; deadline; gateway; fallback; ' +
      'overload; gradient; capture; demo; permalink; badge; offer; equity; gross; net; probation; cliff; screening; ' +
      'collision; rapid; fake; spy; stub; merge; join; having; filter; exists; null; lag; offset; retention; ' +
      'rendezvous; connect; unavailable; trailer; deployment; secret; requests; guaranteed; process; ' +
      'thread; virt; increase; baggage; exemplar; span; presence; pts; jitter; checkout; cart; notes; config; ' +
      'sunset; stemming; shadow; otter; star; readme; makefile; rune; repo; delivery; contention; utilization; ' +
      'shrinking; minimizing; adapter; chi; reservation; reconciliation; migration; repository; kid; capacity planning; case study; defer; panic; recover; receiver; struct; flaky; buf',
  ),
];

/**
 * Names that are words of plain speech, too, and technologies where they are written in capitals: the method RED, the
 * theorem CAP; `the rest of us use` is neither. Those of two letters belong to them as they are.
 */
export const IN_CAPITALS: ReadonlySet<string> = new Set(
  list('rest; red; use; cap; acid; cas; lap; tat; pod; rum; star; set; dry; kiss; lru; dip'),
);

function list(names: string): string[] {
  return names.split('; ').map((name) => name.trim());
}
