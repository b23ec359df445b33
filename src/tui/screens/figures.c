// SPDX-License-Identifier: EUPL-1.2
/* The figures of a year, to read and to export: what is due, paid, waived, refused; kilometres, hours, leave. */
#include <carnet/base/date.h>
#include <carnet/report/claims.h>
#include "money.h"
#include "paper.h"

static int make(struct app *app, const void *parent, struct paper_of p, doc **out, struct err *e)
{
	return report_money(&(report_from){app->desk->j, app->desk->l}, parent, p.year, out, e);
}

static const struct paper figures = {.help = "figures", .make = make};

struct screen *figures_screen(struct app *app)
{
	int year, month, day;

	day_to_ymd(clock_today(), &year, &month, &day);
	return paper_screen(app, &figures, (struct paper_of){.year = year});
}
