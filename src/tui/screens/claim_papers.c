// SPDX-License-Identifier: EUPL-1.2
/* The documents of a claim. What leaves with the claim itself is shown, and chosen, before it is written. */
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/money.h>
#include <carnet/report/claims.h>
#include "claim_screen.h"
#include "dialog.h"
#include "money.h"
#include "paper.h"
#include "print_as.h"

/* ---- what leaves ---- */

struct claim_leaving {
	struct sheet sheet;
	int64_t id;
	unsigned parts;
};

static struct claim_leaving *of(const struct sheet *s)
{
	return (struct claim_leaving *)s;
}

/* The value of a part, asked for alone; NULL when there is none to leave. */
static int value_of(struct sheet *s, unsigned bit, const leaving **out, struct err *e)
{
	leaving *list;
	size_t count;
	int code = desk_leaving(s->s.app->desk, s->made, of(s)->id, bit, &list, &count, e);

	*out = NULL;
	for (size_t i = 0; i < count && !code; i++)
		if (list[i].personal)
			*out = &list[i];
	return code;
}

static int fill(struct sheet *s, struct err *e)
{
	struct claim_leaving *v = of(s);
	leaving *always;
	size_t count;
	int code = desk_leaving(s->s.app->desk, s->made, v->id, 0, &always, &count, e);

	if (code)
		return code;
	sheet_add(s, (lines_row){.kind = LINES_HEADING, .text = _("Always in the claim")});
	for (size_t i = 0; i < count; i++)
		sheet_add(s, (lines_row){.kind = LINES_ROW, .text = always[i].what, .right = always[i].text, .id = -(long)i});
	bool headed = false;
	for (int i = 0; i < LEAVES && !code; i++) {
		const leaving *one;
		code = value_of(s, 1U << i, &one, e);
		if (one && !headed)
			sheet_add(s, (lines_row){.kind = LINES_HEADING, .text = _("Personal: only for this payer")});
		headed = headed || one;
		if (one)
			sheet_add(s, (lines_row){.kind = LINES_BOX, .text = one->what, .right = one->text, .note = one->text, .id = i, .on = v->parts & 1U << i});
	}
	sheet_summary(s, _("F2 writes the claim with what is ticked."));
	return code;
}

static void ticked(struct sheet *s)
{
	struct claim_leaving *v = of(s);

	v->parts = 0;
	for (size_t i = 0; i < s->l.count; i++)
		if (s->l.list[i].kind == LINES_BOX && s->l.list[i].on)
			v->parts |= 1U << s->l.list[i].id;
}

static int print(struct screen *asked, const void *parent, const char *format, const print_setup *paper, char **written, struct err *e)
{
	const struct claim_leaving *v = (const struct claim_leaving *)asked;

	return desk_claim_write(asked->app->desk, parent, v->id, v->parts, format, paper, NULL, written, e);
}

static unsigned write_it(struct sheet *s)
{
	print_as(&s->s, print);
	return EFFECT_REDRAW;
}

/* On a box Enter ticks; elsewhere it goes on. */
static bool off_boxes(const struct sheet *s)
{
	return lines_focus(&s->l) && lines_focus(&s->l)->kind != LINES_BOX;
}

static int make_claim(struct app *app, const void *parent, struct paper_of p, doc **out, struct err *e)
{
	report_from from = paper_from(app);

	return report_claim(&from, parent, p.id, p.parts, out, e);
}

static int write_claim(struct app *app, const void *parent, struct paper_of p, const char *format, const print_setup *paper, char **written,
		       struct err *e)
{
	return desk_claim_write(app->desk, parent, p.id, p.parts, format, paper, NULL, written, e);
}

static const struct paper claim_paper = {.help = "paper-claim", .make = make_claim, .write = write_claim};

/* On the screen first: nothing leaves by being read. */
static unsigned read_it(struct sheet *s)
{
	app_push(s->s.app, paper_screen(s->s.app, &claim_paper, (struct paper_of){.id = of(s)->id, .parts = of(s)->parts}));
	return EFFECT_REDRAW;
}

static const struct sheet_kind leaving_kind = {
	.help = "claim-leaving",
	.title = N_("What leaves with the claim"),
	.empty = "",
	.fill = fill,
	.ticked = ticked,
	.actions = {{ACT_WRITE_FILE, write_it, false, false, NULL}, {ACT_CONFIRM, write_it, true, false, off_boxes}, {ACT_READ, read_it, false, false, NULL}},
};

static unsigned claim_leaving_open(struct app *app, int64_t id)
{
	struct claim_leaving *v = sheet_new(app, struct claim_leaving, &leaving_kind);

	v->id = id;
	v->parts = sections_usual(&claim_sections);
	app_push(app, &v->sheet.s);
	return EFFECT_REDRAW;
}

/* ---- the others ---- */

static int make_waiver(struct app *app, const void *parent, struct paper_of p, doc **out, struct err *e)
{
	report_from from = paper_from(app);

	return report_waiver(&from, parent, p.id, out, e);
}

static int make_reminder(struct app *app, const void *parent, struct paper_of p, doc **out, struct err *e)
{
	report_from from = paper_from(app);

	return report_reminder(&from, parent, p.id, out, e);
}

static const struct paper waiver_paper = {.help = "paper-claim", .make = make_waiver};
static const struct paper reminder_paper = {.help = "paper-claim", .make = make_reminder};

static unsigned waiver(struct app *app, int64_t id)
{
	app_push(app, paper_screen(app, &waiver_paper, (struct paper_of){.id = id}));
	return EFFECT_REDRAW;
}

unsigned claim_reminder(struct app *app, int64_t id)
{
	app_push(app, paper_screen(app, &reminder_paper, (struct paper_of){.id = id}));
	return EFFECT_REDRAW;
}

/* Documents/Carnet/NDF-2026-0003.csv; what comes from the practice journal says so wherever it goes. */
static int write_table(struct app *app, const void *parent, int64_t id, const char *format, const char *name, char **written, struct err *e)
{
	AUTO_CTX(tmp);
	const char *folder = path_documents(tmp);
	record *claim;
	int code = journal_get(app->desk->j, tmp, &claim, &e_claim, id, e);

	code = code ? code : dir_make(folder, 0700, e);
	if (code)
		return code;
	const char *path = path_join(tmp, folder, mem_printf(tmp, "%s%s.csv", desk_file_name(app->desk, tmp, record_text(claim, "number")), name));
	return desk_claim_write(app->desk, parent, id, 0, format, NULL, path, written, e);
}

static unsigned table(struct app *app, int64_t id, const char *format, const char *name)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *written;

	if (write_table(app, tmp, id, format, name, &written, &e))
		app_tell_err(app, &e);
	else
		app_exported(app, written);
	return EFFECT_REDRAW;
}

static unsigned csv(struct app *app, int64_t id)
{
	return table(app, id, "csv", "");
}

static unsigned paheko(struct app *app, int64_t id)
{
	return table(app, id, "paheko", "-paheko");
}

static bool always(const claim_sheet *c)
{
	return c->count > 0;
}

static bool is_waived(const claim_sheet *c)
{
	return c->total.waived > 0;
}

static bool is_answered(const claim_sheet *c)
{
	return claim_decided(c->claim);
}

static const struct {
	const char *letter, *label; /* msgids */
	bool (*can)(const claim_sheet *c);
	unsigned (*open)(struct app *app, int64_t id);
} papers[] = {
	{"n", N_("The claim, to sign and to send"), always, claim_leaving_open},
	{"a", N_("The statement of waiver, to sign"), is_waived, waiver},
	{"l", N_("A reminder letter"), claim_awaited, claim_reminder},
	{"t", N_("A table for the treasurer (CSV)"), always, csv},
	{"p", N_("Accounting entries for Paheko"), is_answered, paheko},
};

static unsigned chosen(struct screen *asked, long id, void *data)
{
	(void)data;
	return papers[id].open(asked->app, ((struct claim_view *)asked)->id);
}

unsigned claim_papers(struct sheet *s)
{
	const struct claim_view *v = (const struct claim_view *)s;
	struct answer answers[LENGTH(papers)];
	size_t n = 0;

	for (size_t i = 0; i < LENGTH(papers); i++)
		if (papers[i].can(v->c))
			answers[n++] = (struct answer){papers[i].letter, _(papers[i].label), NULL, (long)i};
	if (!n) {
		app_tell(s->s.app, ROLE_WARN, "%s", _("This claim has no line: there is nothing to write."));
		return EFFECT_REDRAW;
	}
	struct screen *d = dialog_screen(s->s.app, _("Documents of the claim"), "", answers, n, chosen, NULL);
	dialog_explain(d, "claim-leaving");
	app_push(s->s.app, d);
	return EFFECT_REDRAW;
}
