// SPDX-License-Identifier: EUPL-1.2
#include "phrase.h"
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>

const char *say_percent(const void *parent, int64_t basis_points)
{
	strbuf *b = sb_new(parent);
	distance_plain(b, basis_points * 10); /* hundredths as thousandths: 66 or 66,5 */
	sb_add(b, "\u00a0%");
	return b->s;
}

int year_of(int day)
{
	int y, m, d;
	day_to_ymd(day, &y, &m, &d);
	return y;
}

/* ---- tables ---- */

static bool ahead(const scale_about *a, int year, bool after_last)
{
	return after_last || year > year_of(a->verified);
}

bool table_provisional(const scale_about *a, int year, bool after_last)
{
	return strcmp(a->status, "provisoire") == 0 || ahead(a, year, after_last);
}

const char *say_table(const void *parent, const scale_about *a, int year, bool after_last)
{
	if (ahead(a, year, after_last))
		return mem_printf(parent, _("%s (provisional for %d)"), a->title, year);
	if (strcmp(a->status, "provisoire") == 0)
		return mem_printf(parent, _("%s (provisional)"), a->title);
	if (*a->status || strcmp(a->confidence, "faible") == 0)
		return mem_printf(parent, _("%s (to be confirmed)"), a->title);
	return a->title;
}

static int missing(const dated *d, int day, struct err *e)
{
	char iso[11];
	date_to_iso(iso, day);
	return err_setf(e, ERR_INPUT, _("There is no %s for %d (day %s)|complete the file scales/%s for that year"), _(d->what), year_of(day), iso,
	                d->file);
}

int dated_find(const dated *d, const void **out, bool *after, int day, struct err *e)
{
	const scale_about *last = NULL;

	*after = false;
	for (size_t i = 0; i < d->count; i++) {
		const scale_about *a = (const void *)((const char *)d->list + i * d->size);
		if (day >= a->from && day <= a->until) {
			*out = a;
			return 0;
		}
		if (!last || a->from > last->from)
			last = a;
	}
	if (!last || day < last->from)
		return missing(d, day, e);
	*after = true;
	*out = last;
	return 0;
}
