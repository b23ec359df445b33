// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/rules/mandates.h>

/* The nearer the end, the further down. */
static const struct {
	int within;
	enum mandate_stage stage;
} stages[] = {
	{MANDATE_SOON, MANDATE_CLOSES},
	{MANDATE_IN_SIGHT, MANDATE_NEARS},
};

mandate_life mandate_life_on(const record *mandate, int today)
{
	mandate_life life = {.stage = MANDATE_RUNS};
	int starts, ends;

	if (!date_from_iso(&starts, record_text(mandate, "starts")) && starts > today)
		return (mandate_life){.stage = MANDATE_TO_COME, .days = starts - today, .ends = *record_text(mandate, "ends") != '\0'};
	if (date_from_iso(&ends, record_text(mandate, "ends")))
		return life;
	life.ends = true;
	life.days = ends - today;
	if (life.days < 0)
		return (mandate_life){.stage = MANDATE_ENDED, .days = -life.days, .ends = true};
	for (size_t i = 0; i < LENGTH(stages) && life.stage == MANDATE_RUNS; i++)
		if (life.days <= stages[i].within)
			life.stage = stages[i].stage;
	return life;
}

bool mandate_runs_on(const record *mandate, int day)
{
	enum mandate_stage stage = mandate_life_on(mandate, day).stage;

	return stage != MANDATE_TO_COME && stage != MANDATE_ENDED;
}

char *mandate_words(const void *parent, const mandate_life *life)
{
	static const char *const words[][2] = {
		[MANDATE_TO_COME] = {NP_("It starts in %d day.", "It starts in %d days.")},
		[MANDATE_RUNS] = {NP_("It ends in %d day.", "It ends in %d days.")},
		[MANDATE_NEARS] = {NP_("It ends in %d day: speak of it with your association now.", "It ends in %d days: speak of it with your association now.")},
		[MANDATE_CLOSES] = {NP_("It ends in %d day: have the next representative appointed in writing.",
					"It ends in %d days: have the next representative appointed in writing.")},
		[MANDATE_ENDED] = {NP_("It ended %d day ago.", "It ended %d days ago.")},
	};

	if (!life->ends && life->stage == MANDATE_RUNS)
		return mem_dup(parent, _("No end is noted."));
	return mem_printf(parent, ngettext(words[life->stage][0], words[life->stage][1], (unsigned long)life->days), life->days);
}

static bool sits_in(const record *contact, const record *mandate)
{
	static const char *const words[] = {"suppléant", "substitute"};
	const char *body = record_text(contact, "body"), *kind = record_text(mandate, "body"), *name = record_text(mandate, "body_name");
	size_t len;
	bool says = false;

	for (size_t i = 0; i < LENGTH(words); i++)
		says = says || text_find(record_text(contact, "role"), words[i], true, &len) >= 0;
	return says && (!*body || text_find(body, kind, true, &len) >= 0 || (*name && text_find(body, name, true, &len) >= 0));
}

int mandate_substitutes(journal *j, const void *parent, const record *mandate, record ***out, size_t *count, struct err *e)
{
	query *q = query_new(parent, &e_contact);
	size_t n, kept = 0;

	query_where(q, "cpts", OP_IS, value_int(record_int(mandate, "cpts")));
	int code = journal_window(j, parent, q, NULL, false, 0, out, &n, e);
	for (size_t i = 0; i < n && !code; i++)
		if (sits_in((*out)[i], mandate))
			(*out)[kept++] = (*out)[i];
	*count = kept;
	return code;
}
