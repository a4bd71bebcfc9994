// Vaadin's own parser takes 25:00 for 1:00, 9:60 for 10:00 and 5pm for 5:00. This one accepts the times of a day only, in both notations;
// what it refuses is reported by the field as unreadable, and its text stays.
const TIME = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*h?\s*(?:([ap])\.?\s*m\.?)?$/i;

const parseTime = (text) => {
  const found = TIME.exec((text ?? '').trim());
  if (!found) {
    return undefined;
  }
  const [hour, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  const half = found[3]?.toLowerCase();
  const exists = minutes < 60 && (half ? hour >= 1 && hour <= 12 : hour < 24);
  const hours = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return exists ? { hours, minutes, seconds: 0, milliseconds: 0 } : undefined;
};

window.countersign = window.countersign || {};

// The server sets the locale, and with it Vaadin's parser, in the same response.
window.countersign.readHours = (picker) =>
  setTimeout(() => {
    picker.i18n = { ...picker.i18n, parseTime };
  });
