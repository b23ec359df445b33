// SPDX-License-Identifier: EUPL-1.2
#include "papers.h"
#include <carnet/base/i18n.h>
#include <carnet/library/surveys.h>
#include <carnet/report/claims.h>

static int make_level(struct app *app, const void *parent, struct paper_of of, doc **out, struct err *e)
{
	report_from f = paper_from(app);
	return report_level(&f, parent, of.id, out, e);
}

static int make_proposal(struct app *app, const void *parent, struct paper_of of, doc **out, struct err *e)
{
	report_from f = paper_from(app);
	return report_proposal(&f, parent, of.id, out, e);
}

static int make_compare(struct app *app, const void *parent, struct paper_of of, doc **out, struct err *e)
{
	report_from f = paper_from(app);
	return report_compare(&f, parent, of.id, of.other, out, e);
}

static int needs(struct app *app, const void *parent, struct paper_of of, bool masked, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	report_from f = paper_from(app);
	survey *list;
	size_t count;
	int code = library_surveys(app->desk->l, tmp, &list, &count, e);
	const char *of_survey = !code && of.other > 0 && (size_t)of.other <= count ? list[of.other - 1].id : "";
	return code ? code : report_needs(&f, parent, of.id, of_survey, masked, out, e);
}

static int make_needs(struct app *app, const void *parent, struct paper_of of, doc **out, struct err *e)
{
	return needs(app, parent, of, false, out, e);
}

/* What leaves has no small group. */
static int write_needs(struct app *app, const void *parent, struct paper_of of, const char *format, const print_setup *setup, char **written, struct err *e)
{
	AUTO_CTX(tmp);
	doc *d;
	int code = needs(app, tmp, of, true, &d, e);
	return code ? code : desk_write(parent, d, format, setup, NULL, desk_file_name(app->desk, tmp, d->title), written, e);
}

static int make_directory(struct app *app, const void *parent, struct paper_of of, doc **out, struct err *e)
{
	report_from f = paper_from(app);
	return report_directory(&f, parent, of.id, out, e);
}

static int make_year(struct app *app, const void *parent, struct paper_of of, doc **out, struct err *e)
{
	report_from f = paper_from(app);
	return report_year(&f, parent, of.year, of.id, out, e);
}

static int make_money(struct app *app, const void *parent, struct paper_of of, doc **out, struct err *e)
{
	report_from f = paper_from(app);
	return report_money(&f, parent, of.year, out, e);
}

static int make_waivers(struct app *app, const void *parent, struct paper_of of, doc **out, struct err *e)
{
	report_from f = paper_from(app);
	int code = report_waivers(&f, parent, of.year, out, e);

	if (code != ERR_MISSING)
		return code;
	/* An empty year is read too, on the way to another one. */
	AUTO_CTX(tmp);
	*out = doc_new(parent, mem_printf(tmp, _("Waived expenses of %d"), of.year));
	doc_paragraph(*out, NULL, mem_printf(tmp, _("%s."), e->what));
	err_clear(e);
	return 0;
}

const struct paper paper_level = {.help = "level", .make = make_level, .shared = true};
const struct paper paper_proposal = {.help = "level", .make = make_proposal, .shared = true};
const struct paper paper_compare = {.help = "level", .make = make_compare};
const struct paper paper_needs = {.help = "needs", .make = make_needs, .write = write_needs};
const struct paper paper_directory = {.help = "lookback", .make = make_directory, .shared = true};
const struct paper paper_year = {.help = "lookback", .make = make_year, .shared = true, .yearly = true};
const struct paper paper_money = {.help = "figures", .make = make_money, .yearly = true};
const struct paper paper_waivers = {.help = "figures", .make = make_waivers, .yearly = true};
