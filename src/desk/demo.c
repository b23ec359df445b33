// SPDX-License-Identifier: EUPL-1.2
/* The practice journal: the packaged samples, their dates counted from today. */
#include <carnet/desk/desk.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/journal/keep.h>

enum { FARTHEST = 36500 };

static int bad_date(const char *text, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("“%s” is not a sample date|write a number of days (-45) or a number of weeks and a day (-6 jeudi)"), text);
}

int sample_date(int *day, const char *text, struct err *e)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (end == text || n < -FARTHEST || n > FARTHEST)
		return bad_date(text, e);
	while (*end == ' ')
		end++;
	int now = clock_today();
	*day = now + (int)n;
	if (!*end)
		return 0;
	static const char *const days[] = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"};
	for (int i = 0; i < 7; i++)
		if (text_same(end, days[i])) {
			*day = now - day_weekday(now) + 7 * (int)n + i;
			return 0;
		}
	return bad_date(text, e);
}

typedef struct kept_sample {
	const char *key;
	int64_t id;
	const char *uid;
} kept_sample;

struct demo {
	journal *j;
	kept_sample *kept;
	size_t count;
	struct err *e;
};

static const kept_sample *sample_kept(const struct demo *d, const char *key)
{
	for (size_t i = 0; i < d->count; i++)
		if (!strcmp(d->kept[i].key, key))
			return &d->kept[i];
	return NULL;
}

/* The sample's value as a person would type it in this journal today. */
static int sample_typed(struct demo *d, const void *parent, const field *f, const char *text, const char **typed)
{
	char iso[11];
	int day;

	*typed = text;
	if (f->type == &t_date) {
		if (!strchr("+-0123456789", *text) || strlen(text) >= 10)
			return 0; /* a plain date */
		if (sample_date(&day, text, d->e))
			return ERR_DATA;
		date_to_iso(iso, day);
		*typed = mem_dup(parent, iso);
	} else if (*text == '@') {
		const kept_sample *k = sample_kept(d, text + 1);
		if (!k)
			return err_setf(d->e, ERR_DATA, _("The sample “%s” is not there|install carnet again"), text + 1);
		*typed = f->type == &t_reference ? mem_printf(parent, "%" PRId64, k->id) : k->uid;
	}
	return 0;
}

static int sample_keep(void *data, const sample *s)
{
	struct demo *d = data;
	AUTO_CTX(tmp);
	record *r = record_new(tmp, s->e);
	int code = 0;

	record_fallbacks(r);
	for (size_t i = 0; i < s->count && !code; i++) {
		const field *f = entity_field(s->e, s->names[i]);
		const char *typed;
		code = sample_typed(d, tmp, f, s->values[i], &typed);
		if (!code)
			code = journal_type(d->j, r, f, typed, d->e);
	}
	if (!code)
		code = bulk_put(d->j, r, d->e);
	if (code)
		return err_place(d->e, "%s", s->key);
	d->kept = GROW(d->j, d->kept, d->count + 1);
	d->kept[d->count++] = (kept_sample){mem_dup(d->kept, s->key), r->id, mem_dup(d->kept, r->uid)};
	return 0;
}

int desk_demo(const void *parent, library *l, journal **out, struct err *e)
{
	struct demo d = {.e = e};
	int code = journal_open(parent, &d.j, ":memory:", JOURNAL_WRITE, e);

	if (code)
		return code;
	code = bulk_begin(d.j, d.j, NULL, e);
	if (!code)
		code = library_samples(l, sample_keep, &d, e);
	if (!code)
		code = bulk_commit(d.j, NULL, e);
	talloc_free(d.kept);
	if (code) {
		bulk_rollback(d.j);
		journal_close(d.j);
		return code;
	}
	*out = d.j;
	return 0;
}
