// SPDX-License-Identifier: EUPL-1.2
/* A table of checks. Each reads a record by its number, or the expenses of one day: no check costs more with a longer journal. */
#include <carnet/rules/doubts.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/rules/claim.h>
#include "claim_parts.h"

enum { DAY_MOST = 1500000 };

typedef struct facts {
	journal *j;
	const void *tmp;
	const record *x;
	int day;
	record *payer, *meeting, *mandate, *vehicle, *claim; /* NULL when there is none */
	record **same_day;                                   /* the other expenses of that day */
	size_t count;
	struct problems *p;
} facts;

__attribute__((format(printf, 3, 4))) static void doubt(const facts *w, const char *name, const char *fmt, ...)
{
	AUTO_ERR e = {0};
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	va_list ap;

	const char *bar = strchr(fmt, '|'); /* only what happened has arguments */
	va_start(ap, fmt);
	sb_vaddf(b, mem_dupn(tmp, fmt, (size_t)(bar - fmt)), ap);
	va_end(ap);
	err_set(&e, ERR_INPUT, b->s, bar + 1);
	err_place(&e, "expense.%s", name);
	e.warning = true;
	problems_take(w->p, &e);
}

static bool same(const record *a, const record *b, const char *name)
{
	return value_same(record_get(a, name), record_get(b, name));
}

static bool has(const record *r, const char *name)
{
	return record_get(r, name)->kind != V_NULL;
}

/* Parts of one split, a line and its correction, a refused line and the one sent again belong together. */
static bool related(const record *a, const record *b)
{
	static const char *const links[] = {"split_of", "regularises"};

	for (size_t i = 0; i < LENGTH(links); i++)
		if ((a->id && record_int(b, links[i]) == a->id) || (b->id && record_int(a, links[i]) == b->id) ||
		    (has(a, links[i]) && same(a, b, links[i])))
			return true;
	return is_regularisation(a) || is_regularisation(b);
}

/* Equal kilometres, or an equal amount of the same kind. */
static bool alike(const record *a, const record *b)
{
	if (!same(a, b, "kind") || related(a, b))
		return false;
	if (has(a, "distance") || has(b, "distance"))
		return same(a, b, "distance") && same(a, b, "vehicle");
	return expense_asked(a) != 0 && expense_asked(a) == expense_asked(b);
}

static const char *named(const facts *w, const record *x)
{
	return journal_record_title(w->j, w->tmp, x);
}

static void duplicate(const facts *w)
{
	for (size_t i = 0; i < w->count; i++)
		if (alike(w->x, w->same_day[i]) && same(w->x, w->same_day[i], "payer")) {
			doubt(w, "date", _("The same expense is already noted: No. %lld, %s|look at both, and delete one if they are the same"),
			      (long long)w->same_day[i]->id, named(w, w->same_day[i]));
			return;
		}
}

static void two_payers(const facts *w)
{
	for (size_t i = 0; i < w->count; i++)
		if (alike(w->x, w->same_day[i]) && !same(w->x, w->same_day[i], "payer") && has(w->x, "payer") && has(w->same_day[i], "payer")) {
			doubt(w, "payer",
			      _("The same expense goes to another payer too: No. %lld|keep one payer, or split the expense between the two"),
			      (long long)w->same_day[i]->id);
			return;
		}
}

/* Two trips there and back on one day are often one loop. */
static void overlap(const facts *w)
{
	if (!record_int(w->x, "return_trip") || !has(w->x, "distance"))
		return;
	for (size_t i = 0; i < w->count; i++) {
		const record *o = w->same_day[i];
		if (record_int(o, "return_trip") && has(o, "distance") && same(w->x, o, "vehicle") && !alike(w->x, o) && !related(w->x, o)) {
			doubt(w, "return_trip",
			      _("Another trip there and back is noted on that day: No. %lld|if it was one loop, write one trip with its real distance"),
			      (long long)o->id);
			return;
		}
	}
}

static void too_far(const facts *w)
{
	AUTO_CTX(tmp);
	int64_t metres = record_int(w->x, "distance");

	for (size_t i = 0; i < w->count && has(w->x, "distance"); i++)
		metres += related(w->x, w->same_day[i]) ? 0 : record_int(w->same_day[i], "distance");
	if (metres > DAY_MOST)
		doubt(w, "distance", _("%s in one day|check the kilometres, and the date"), distance_text(tmp, metres));
	if (has(w->x, "distance") && record_int(w->x, "distance") == 0)
		doubt(w, "distance", _("A trip of 0 km is worth nothing|write the kilometres of the whole trip, or delete it"));
}

/* Typed so: computed, its own rule says it. */
static void below_zero(const facts *w)
{
	if (record_int(w->x, "amount") < 0 && !*record_text(w->x, "explanation"))
		doubt(w, "amount", _("The amount is negative|write it without a minus, unless it is you who owe it"));
}

/* Once sent, the day it was sent counts. */
static void late(const facts *w)
{
	if (!w->payer || !has(w->payer, "deadline_days"))
		return;
	int by = w->day + (int)record_int(w->payer, "deadline_days");
	int on = w->claim ? day_field(w->claim, "submitted_on", clock_today()) : clock_today();
	if (on > by)
		doubt(w, "date",
		      ngettext("This payer asks for claims within %d day|send it all the same, and say why it is late",
		               "This payer asks for claims within %d days|send it all the same, and say why it is late",
		               (unsigned long)record_int(w->payer, "deadline_days")),
		      (int)record_int(w->payer, "deadline_days"));
}

static void outside_mandate(const facts *w)
{
	if (!w->mandate)
		return;
	if (w->day < day_field(w->mandate, "starts", w->day) || w->day > day_field(w->mandate, "ends", w->day))
		doubt(w, "mandate", _("The date is outside the mandate|check the date, or choose another mandate"));
}

/* Less than what was paid: by the payer's cap, which the explanation tells, or as it was typed. */
static void not_all_asked(const facts *w)
{
	AUTO_CTX(tmp);
	int64_t left = record_int(w->x, "real_amount") - record_int(w->x, "amount");

	if (!has(w->x, "real_amount") || !has(w->x, "amount") || record_int(w->x, "amount") < 0 || left <= 0)
		return;
	if (*record_text(w->x, "explanation"))
		doubt(w, "real_amount", _("%s over the payer’s cap stay at your charge|they are neither paid back nor waived"),
		      money_text(tmp, left));
	else
		doubt(w, "amount", _("The amount is %s under that of the receipt|check it: the rest is neither paid back nor waived"),
		      money_text(tmp, left));
}

static bool travels(const record *x)
{
	return strcmp(record_text(x, "kind"), "kilomètres") == 0 || strcmp(record_text(x, "kind"), "covoiturage") == 0 || is_regularisation(x);
}

static void no_receipt(const facts *w)
{
	const char *state = record_text(w->x, "receipt");
	bool needed = w->payer && has(w->payer, "receipt_required_from") &&
	              expense_asked(w->x) >= record_int(w->payer, "receipt_required_from");

	if (strcmp(state, "à demander") == 0)
		doubt(w, "receipt", _("The receipt is still to be asked for|ask for it, attach it, or write that it is on paper"));
	else if (needed && !travels(w->x) && (!*state || strcmp(state, "sans objet") == 0))
		doubt(w, "receipt", _("This payer wants a receipt for this amount|attach it, or write that it is on paper"));
}

/* The files kept with a record, by a seek in their index. */
static int attachments_of(journal *j, const void *parent, const char *owner_uid, record ***out, size_t *count, struct err *e)
{
	enum { FILES_MOST = 50 };
	query *q = query_new(parent, &e_attachment);
	record *before = record_new(q, &e_attachment);

	record_set(before, "owner", value_text(q, owner_uid));
	query_sort(q, "owner", NULL);
	int code = journal_window(j, parent, q, before, false, FILES_MOST, out, count, e);
	size_t n = 0;
	while (!code && n < *count && strcmp(record_text((*out)[n], "owner"), owner_uid) == 0)
		n++;
	*count = n;
	return code;
}

/* What it is a share of, or sends again; a correction has no receipt. */
static int64_t origin(const record *x)
{
	if (is_regularisation(x))
		return 0;
	return record_int(x, "split_of") ? record_int(x, "split_of") : record_int(x, "regularises");
}

int receipts_of(journal *j, const void *parent, const record *expense, record ***out, size_t *count, struct err *e)
{
	enum { SHARED_AGAIN = 20 }; /* a share may be shared again; a file from elsewhere may go round in circles */
	const record *x = expense;
	int code = attachments_of(j, parent, x->uid, out, count, e);

	for (int i = 0; i < SHARED_AGAIN && !code && !*count && origin(x); i++) {
		record *whole;
		code = journal_get(j, parent, &whole, &e_expense, origin(x), e);
		if (code)
			break;
		code = attachments_of(j, parent, whole->uid, out, count, e);
		x = whole;
	}
	return code;
}

static bool has_file(const facts *w)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	record **files;
	size_t count;

	return !receipts_of(w->j, tmp, w->x, &files, &count, &ignored) && count;
}

static void not_attached(const facts *w)
{
	if (strcmp(record_text(w->x, "receipt"), "joint") == 0 && w->x->uid && !has_file(w))
		doubt(w, "receipt", _("The receipt is marked as attached, and no file is|attach the file, or write that it is on paper"));
}

static void lent_and_waived(const facts *w)
{
	const char *owner = w->vehicle ? record_text(w->vehicle, "owner") : "";

	if ((strcmp(owner, "prêt") == 0 || strcmp(owner, "autre") == 0) && record_int(w->x, "waived_amount") > 0)
		doubt(w, "vehicle",
		      _("The vehicle is not yours, and its kilometres are waived|waive only what you really spent, and keep the proof"));
}

static void not_in_use(const facts *w)
{
	if (w->vehicle && (w->day < day_field(w->vehicle, "from", w->day) || w->day > day_field(w->vehicle, "until", w->day)))
		doubt(w, "vehicle", _("“%s” was not in use on that day|check the date, or choose another vehicle"), record_text(w->vehicle, "label"));
}

static void cancelled(const facts *w)
{
	if (w->meeting && strcmp(record_text(w->meeting, "status"), "annulée") == 0)
		doubt(w, "meeting", _("The meeting was cancelled|keep only what could not be paid back, and say why"));
}

static void (*const checks[])(const facts *w) = {
	duplicate, two_payers, overlap, too_far, below_zero, late, outside_mandate, not_all_asked, no_receipt, not_attached, lent_and_waived, not_in_use, cancelled,
};

/* ---- what they read ---- */

static int read_link(facts *w, const char *name, const entity *to, record **out, struct err *e)
{
	int64_t id = record_int(w->x, name);

	return id ? journal_get(w->j, w->tmp, out, to, id, e) : 0;
}

static int read_day(facts *w, struct err *e)
{
	query *q = query_new(w->tmp, &e_expense);
	record **rows;
	size_t count;

	q->brief = true;
	query_where(q, "date", OP_IS, *record_get(w->x, "date"));
	int code = journal_window(w->j, w->tmp, q, NULL, false, 0, &rows, &count, e);
	for (size_t i = 0; i < count && !code; i++)
		if (rows[i]->id != w->x->id)
			rows[w->count++] = rows[i];
	w->same_day = rows;
	return code;
}

int expense_doubts(journal *j, const record *expense, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	facts w = {.j = j, .tmp = tmp, .x = expense, .p = p};
	int code;

	if (is_regularisation(expense) || date_from_iso(&w.day, record_text(expense, "date")))
		return 0; /* a correction is about another expense; the form says that a date is missing */
	code = read_link(&w, "payer", &e_payer, &w.payer, e);
	code = code ? code : read_link(&w, "meeting", &e_meeting, &w.meeting, e);
	code = code ? code : read_link(&w, "mandate", &e_mandate, &w.mandate, e);
	code = code ? code : read_link(&w, "vehicle", &e_vehicle, &w.vehicle, e);
	code = code ? code : read_link(&w, "claim", &e_claim, &w.claim, e);
	code = code ? code : read_day(&w, e);
	for (size_t i = 0; i < LENGTH(checks) && !code; i++)
		checks[i](&w);
	return code;
}
