// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/rules/mandates.h>

/* The nearer the end, the further down. */
static const struct {
	int within;
	enum mandate_stage stage;
} stages[] = {
	{ MANDATE_SOON, MANDATE_CLOSES },
	{ MANDATE_IN_SIGHT, MANDATE_NEARS },
};

mandate_life mandate_life_on(const record *mandate, int today)
{
	mandate_life life = { .stage = MANDATE_RUNS };
	int starts, ends;

	if (!date_from_iso(&starts, record_text(mandate, "starts")) && starts > today)
		return (mandate_life){ .stage = MANDATE_TO_COME, .days = starts - today, .ends = *record_text(mandate, "ends") != '\0' };
	if (date_from_iso(&ends, record_text(mandate, "ends")))
		return life;
	life.ends = true;
	life.days = ends - today;
	if (life.days < 0)
		return (mandate_life){ .stage = MANDATE_ENDED, .days = -life.days, .ends = true };
	for (size_t i = 0; i < LENGTH(stages) && life.stage == MANDATE_RUNS; i++)
		if (life.days <= stages[i].within)
			life.stage = stages[i].stage;
	return life;
}

char *mandate_words(const void *parent, const mandate_life *life)
{
	static const char *const words[][2] = {
		[MANDATE_TO_COME] = { NP_("It starts in %d day.", "It starts in %d days.") },
		[MANDATE_RUNS] = { NP_("It ends in %d day.", "It ends in %d days.") },
		[MANDATE_NEARS] = { NP_("It ends in %d day: speak of it with your association now.", "It ends in %d days: speak of it with your association now.") },
		[MANDATE_CLOSES] = { NP_("It ends in %d day: have the next representative appointed in writing.",
					 "It ends in %d days: have the next representative appointed in writing.") },
		[MANDATE_ENDED] = { NP_("It ended %d day ago.", "It ended %d days ago.") },
	};

	if (!life->ends && life->stage == MANDATE_RUNS)
		return mem_dup(parent, _("No end is noted."));
	return mem_printf(parent, ngettext(words[life->stage][0], words[life->stage][1], (unsigned long)life->days), life->days);
}
