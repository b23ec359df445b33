// SPDX-License-Identifier: EUPL-1.2
/* The figures of a year, to read and to export: what is due, paid, waived, refused; kilometres, hours, leave. */
#include <carnet/base/date.h>
#include "money.h"
#include "papers.h"

static struct screen *this_year(struct app *app, const struct paper *kind)
{
	int year, month, day;

	day_to_ymd(clock_today(), &year, &month, &day);
	return paper_screen(app, kind, (struct paper_of){.year = year});
}

struct screen *figures_screen(struct app *app)
{
	return this_year(app, &paper_money);
}

struct screen *waivers_screen(struct app *app)
{
	return this_year(app, &paper_waivers);
}
