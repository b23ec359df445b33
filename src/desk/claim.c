// SPDX-License-Identifier: EUPL-1.2
/* A claim drawn up, and its document on its way out. */
#include <carnet/desk/money.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/exchange/claims.h>
#include <carnet/report/claims.h>
#include <carnet/rules/doubts.h>
#include <carnet/rules/money.h>

static int day_of(const record *r, const char *name, int otherwise)
{
	int day;

	return date_from_iso(&day, record_text(r, name)) ? otherwise : day;
}

/* ---- drawn up ---- */

int desk_corrections(desk *d, const void *parent, int64_t payer_id, record ***list, size_t *count, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_ERR unknown = {0};
	record *payer, **files;
	scales *s;
	size_t n = 0;
	int y, m, day, code = journal_get(d->j, tmp, &payer, &e_payer, payer_id, e);

	code = code ? code : desk_scales(d, tmp, &s, e);
	day_to_ymd(clock_today(), &y, &m, &day);
	for (int year = y - 1; year <= y && !code; year++) {
		if (claim_regularise(d->j, parent, s, payer->id, year, &files, &n, &unknown)) {
			unknown.warning = true;
			problems_take(p, &unknown);
			continue;
		}
		for (size_t i = 0; i < n && record_int(payer, "regularise"); i++) {
			*list = GROW(parent, *list, *count + 1);
			(*list)[(*count)++] = files[i];
		}
		if (n && !record_int(payer, "regularise")) {
			AUTO_ERR said = {0};
			err_setf(&said, ERR_INPUT,
			         ngettext("%d line already sent would be worth another amount today|if this payer corrects them, write it with the "
			                  "payer: regularise=oui",
			                  "%d lines already sent would be worth another amount today|if this payer corrects them, write it with the "
			                  "payer: regularise=oui",
			                  (unsigned long)n),
			         (int)n);
			said.warning = true;
			problems_take(p, &said);
		}
	}
	return code;
}

static int draw_up(desk *d, record *claim, record **lines, size_t count, struct problems *p, struct err *e)
{
	int code = desk_corrections(d, claim, record_int(claim, "payer"), &lines, &count, p, e);

	return code ? code : claim_create(d->j, claim, lines, count, e);
}

int desk_claim(desk *d, record *claim, struct problems *p, struct err *e)
{
	record **lines;
	size_t count;

	if (!record_int(claim, "payer"))
		return err_set(e, ERR_INPUT, _("The claim has no payer"), _("choose who should pay it back: payer=…"));
	int code = claim_claimable(d->j, claim, record_int(claim, "payer"), day_of(claim, "from", DAY_NONE), day_of(claim, "until", DAY_NONE), &lines,
	                           &count, e);
	return code ? code : draw_up(d, claim, lines, count, p, e);
}

int desk_claim_of(desk *d, record *claim, record *const *lines, size_t count, struct problems *p, struct err *e)
{
	record **list = NEW_ARRAY(claim, record *, count + 1);

	for (size_t i = 0; i < count; i++)
		list[i] = lines[i];
	int code = count ? 0 : err_set(e, ERR_MISSING, _("No line is ticked"), _("tick what you claim"));
	return code ? code : draw_up(d, claim, list, count, p, e);
}

/* ---- what leaves ---- */

struct parting {
	desk *d;
	const void *parent;
	leaving *list;
	size_t count;
	const claim_sheet *c;
	const record *profile;
	struct err *e;
};

static void leave(struct parting *w, const char *what, const char *text, bool personal)
{
	if (!*text)
		return;
	w->list = GROW(w->parent, w->list, w->count + 1);
	w->list[w->count++] = (leaving){what, mem_dup(w->list, text), personal};
}

static void leave_address(struct parting *w)
{
	leave(w, _("Your postal address"), text_joined(w->parent, record_text(w->profile, "address")), true);
}

static void leave_iban(struct parting *w)
{
	leave(w, _("Your bank account (IBAN)"), record_text(w->profile, "iban"), true);
}

/* A field of what the lines refer to, each value once. */
static void leave_linked(struct parting *w, const char *link, const entity *to, const char *name, const char *what)
{
	AUTO_CTX(tmp);
	strbuf *all = sb_new(tmp);

	for (size_t i = 0; i < w->c->count; i++) {
		AUTO_ERR ignored = {0};
		record *r;
		int64_t id = record_int(w->c->lines[i].x, link);
		if (!id || journal_get(w->d->j, tmp, &r, to, id, &ignored) || !*record_text(r, name) || strstr(all->s, record_text(r, name)))
			continue;
		sb_addf(all, "%s%s", all->len ? "; " : "", record_text(r, name));
	}
	leave(w, what, all->s, true);
}

static void leave_routes(struct parting *w)
{
	leave_linked(w, "route", &e_route, "origin", _("Where your trips start"));
}

static void leave_plate(struct parting *w)
{
	leave_linked(w, "vehicle", &e_vehicle, "registration", _("The registration of your vehicle"));
}

static void leave_receipts(struct parting *w)
{
	AUTO_CTX(tmp);
	size_t all = 0;

	for (size_t i = 0; i < w->c->count; i++) {
		record **files;
		size_t count;
		AUTO_ERR ignored = {0};
		all += receipts_of(w->d->j, tmp, w->c->lines[i].x, &files, &count, &ignored) ? 0 : count;
	}
	if (all)
		leave(w, _("Your receipts"), mem_printf(tmp, ngettext("%zu file", "%zu files", (unsigned long)all), all), true);
}

static void (*const parts_leave[])(struct parting *w) = {
	[LEAVES_ADDRESS] = leave_address, [LEAVES_ROUTES] = leave_routes, [LEAVES_RECEIPTS] = leave_receipts,
	[LEAVES_PLATE] = leave_plate,     [LEAVES_IBAN] = leave_iban,
};

int desk_leaving(desk *d, const void *parent, int64_t claim, unsigned parts, leaving **out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	claim_sheet *c;
	record **profile;
	size_t profiles;
	int code = claim_read(d->j, tmp, &c, claim, e);

	code = code ? code : journal_window(d->j, tmp, query_new(tmp, &e_profile), NULL, false, 1, &profile, &profiles, e);
	if (code)
		return code;
	struct parting w = {.d = d, .parent = parent, .c = c, .profile = profiles ? profile[0] : record_new(tmp, &e_profile), .e = e};
	leave(&w, _("Your name"), record_text(w.profile, "name"), false);
	leave(&w, _("Dates, amounts and purpose of each expense"), mem_printf(tmp, ngettext("%zu line", "%zu lines", (unsigned long)c->count), c->count),
	      false);
	for (int i = 0; i < LEAVES; i++)
		if (parts & 1U << i)
			parts_leave[i](&w);
	*out = w.list;
	*count = w.count;
	return 0;
}

/* ---- written ---- */

static int enclose_all(desk *d, const void *parent, const claim_sheet *c, print_setup *setup, struct err *e)
{
	enclosure *all = NULL;
	size_t n = 0;
	int code = 0;

	for (size_t i = 0; i < c->count && !code; i++) {
		print_setup one = {0};
		record **files;
		size_t count = 0;
		if (strcmp(record_text(c->lines[i].x, "receipt"), "joint"))
			continue;
		code = receipts_of(d->j, parent, c->lines[i].x, &files, &count, e);
		if (!code && count)
			code = desk_enclose(d, parent, record_text(files[0], "owner"), &one, e);
		for (size_t k = 0; k < one.count && !code; k++) {
			all = GROW(parent, all, n + 1);
			all[n++] = one.enclosures[k];
		}
	}
	setup->enclosures = all;
	setup->count = n;
	return code;
}

static int write_doc(desk *d, const void *parent, const claim_sheet *c, unsigned parts, const char *format, const print_setup *setup, const char *path,
		     char **written, struct err *e)
{
	AUTO_CTX(tmp);
	print_setup paper = setup ? *setup : (print_setup){0};
	report_from from = desk_reports(d, NULL);
	doc *made;
	int code = report_claim(&from, tmp, c->claim->id, parts, &made, e);

	if (!paper.state)
		paper.state = choice_shown(entity_field(&e_claim, "status"), record_text(c->claim, "status"));
	if (!code && text_same(format, "pdf") && parts & 1U << LEAVES_RECEIPTS)
		code = enclose_all(d, tmp, c, &paper, e);
	return code ? code : desk_write(parent, made, format, &paper, path, desk_file_name(d, tmp, made->title), written, e);
}

/* csv and paheko are tables, not documents. */
static int write_table(desk *d, const claim_sheet *c, const char *format, const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	file_sink *file;
	scales *s;
	int entries, code = file_sink_open(tmp, &file, path, e);

	if (!code && text_same(format, "csv"))
		code = export_claim_csv(d->j, file_sink_to(file), c->claim->id, e);
	else if (!code && !(code = desk_scales(d, tmp, &s, e)))
		code = export_paheko(d->j, file_sink_to(file), s, 0, c->claim->id, INT32_MIN, INT32_MAX, &entries, e);
	return code ? code : file_sink_commit(file, e);
}

int desk_claim_write(desk *d, const void *parent, int64_t claim, unsigned parts, const char *format, const print_setup *setup, const char *path,
		     char **written, struct err *e)
{
	AUTO_CTX(tmp);
	claim_sheet *c;
	int code = claim_read(d->j, tmp, &c, claim, e);

	if (code)
		return code;
	if (path && (text_same(format, "csv") || text_same(format, "paheko"))) {
		code = write_table(d, c, format, path, e);
		*written = mem_dup(parent, path);
	} else {
		code = write_doc(d, parent, c, parts, format, setup, path, written, e);
	}
	if (!code && c->status != CLAIM_DRAFT && journal_writable(d->j))
		code = journal_seal(d->j, &e_claim, claim, "submitted_on", e);
	return code;
}
