// SPDX-License-Identifier: EUPL-1.2
/* What is of no more use, mandate by mandate, contact by contact, year by year. A mandate counts until a year after its end; a CPTS as long as
   one of its mandates counts, and one that never had a mandate as well. */
#include <carnet/rules/retention.h>

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <stdlib.h>
#include <string.h>

/* ---- what goes of each kind of record ---- */

static const char *const mandate_notes[] = {"notes", "fellow_name", NULL};
static const char *const meeting_notes[] = {"preparation", "minutes", "attendees", "chair", NULL};
static const char *const action_notes[] = {"detail", "owner", NULL};
static const char *const leave_notes[] = {"notes", NULL};
static const char *const coordinator_notes[] = {"coordinator_name", "coordinator_email", "coordinator_phone", "notes", NULL};
static const char *const association_notes[] = {"contact_name", "email", "phone", "notes", NULL};
static const char *const expense_notes[] = {"label", "notes", "refusal_reason", NULL};
/* Its file gone, the receipt is enclosed no more. */
static const char *const enclosed_notes[] = {"label", "notes", "refusal_reason", "receipt", NULL};
static const char *const claim_notes[] = {"notes", NULL};
static const char *const item_notes[] = {"notes", "voice", "decision", NULL};
static const char *const question_notes[] = {"text", "answer", NULL};

struct part_kind {
	const entity *e;
	const char *const *fields; /* NULL: goes whole */
};
/* What hangs on a meeting by its field "meeting". A page's note for a meeting is nothing without its text. */
static const struct part_kind of_meeting[] = {
	{&e_agenda_item, item_notes}, {&e_question, question_notes}, {&e_action, action_notes}, {&e_leave, leave_notes}, {&e_mark, NULL},
};

/* ---- the walk ---- */

struct walk {
	journal *j;
	const void *parent;
	int today;
	outdated *list;
	size_t count;
	record **mandates;
	size_t nmandates;
	int64_t own;         /* the association of the profile, 0 */
	struct err *e;
};

static outdated *propose(struct walk *w, enum retention_kind kind, int64_t of, int since)
{
	w->list = GROW(w->parent, w->list, w->count + 1);
	w->list[w->count] = (outdated){.kind = kind, .of = of, .since = since};
	return &w->list[w->count++];
}

/* The last proposal, when nothing was found for it. */
static bool forget_empty(struct walk *w)
{
	bool empty = !w->list[w->count - 1].count;
	w->count -= empty;
	return empty;
}

static void take(struct walk *w, const record *r, const char *const *fields)
{
	outdated *o = &w->list[w->count - 1];
	bool any = !fields;

	for (const char *const *name = fields; name && *name && !any; name++)
		any = purge_has(r, *name);
	if (!any)
		return;
	o->parts = GROW(w->parent, o->parts, o->count + 1);
	o->parts[o->count++] = (purge_part){r->e, r->id, fields};
}

static int take_all(struct walk *w, const query *q, const char *const *fields)
{
	AUTO_CTX(tmp);
	record **list;
	size_t n;
	int code = journal_window(w->j, tmp, q, NULL, false, 0, &list, &n, w->e);

	for (size_t i = 0; i < n && !code; i++)
		take(w, list[i], fields);
	return code;
}

static query *those(const void *parent, const entity *e, const char *name, int64_t id)
{
	query *q = query_new(parent, e);

	query_where(q, name, OP_IS, value_int(id));
	return q;
}

static int take_files(struct walk *w, const record *owner)
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, &e_attachment);

	query_where(q, "owner", OP_IS, value_text(q, owner->uid));
	return take_all(w, q, NULL);
}

/* ---- days ---- */

static int years_after(int day, int years)
{
	int y, m, d;

	day_to_ymd(day, &y, &m, &d);
	int length = month_length(y + years, m);
	return day_from_ymd(y + years, m, d < length ? d : length);
}

/* The first day on which the notes of the mandate are of no more use; false when that day is not known or still to come. */
static bool over(const struct walk *w, const record *mandate, int *since)
{
	int ends;

	if (date_from_iso(&ends, record_text(mandate, "ends")))
		return false;
	*since = years_after(ends, KEEP_NOTES_YEARS);
	return *since <= w->today;
}

/* Whether no mandate of the CPTS counts any more (0: none at all), since the end of the last one. */
static bool left(const struct walk *w, int64_t cpts, const record **last, int *since)
{
	int day;

	*last = NULL;
	for (size_t i = 0; i < w->nmandates; i++) {
		if (cpts && record_int(w->mandates[i], "cpts") != cpts)
			continue;
		if (!over(w, w->mandates[i], &day))
			return false;
		if (!*last || day >= *since) {
			*last = w->mandates[i];
			*since = day;
		}
	}
	return *last != NULL;
}

/* ---- a mandate ---- */

/* Its meetings, and once it was the last of its CPTS, those noted under the CPTS alone. */
static int meetings_of(struct walk *w, const void *parent, const record *mandate, bool last, record ***out, size_t *count)
{
	record **more;
	size_t n = 0;
	int code = journal_window(w->j, parent, those(parent, &e_meeting, "mandate", mandate->id), NULL, false, 0, out, count, w->e);

	if (code || !last)
		return code;
	query *q = those(parent, &e_meeting, "cpts", record_int(mandate, "cpts"));
	query_where(q, "mandate", OP_EMPTY, (value){0});
	code = journal_window(w->j, parent, q, NULL, false, 0, &more, &n, w->e);
	*out = GROW(parent, *out, *count + n + 1);
	for (size_t i = 0; i < n && !code; i++)
		(*out)[(*count)++] = more[i];
	return code;
}

static int take_parts(struct walk *w, const record *meeting)
{
	AUTO_CTX(tmp);
	int code = 0;

	take(w, meeting, meeting_notes);
	for (size_t i = 0; i < LENGTH(of_meeting) && !code; i++) {
		query *q = those(tmp, of_meeting[i].e, "meeting", meeting->id);
		if (of_meeting[i].e == &e_mark)
			query_where(q, "kind", OP_IS, value_text(q, "note"));
		code = take_all(w, q, of_meeting[i].fields);
	}
	return code;
}

static int notes_of(struct walk *w, const record *mandate, bool last, record **meetings, size_t n, int since)
{
	AUTO_CTX(tmp);
	outdated *o = propose(w, RETENTION_NOTES, mandate->id, since);
	int code = 0, ends = 0;

	take(w, mandate, mandate_notes);
	for (size_t i = 0; i < n && !code; i++)
		code = take_parts(w, meetings[i]);
	code = code ? code : take_all(w, those(tmp, &e_leave, "mandate", mandate->id), leave_notes);
	if (last && !code) {
		query *q = those(tmp, &e_action, "cpts", record_int(mandate, "cpts"));
		query_where(q, "meeting", OP_EMPTY, (value){0});
		code = take_all(w, q, action_notes);
	}
	if (code || forget_empty(w))
		return code;
	date_from_iso(&ends, record_text(mandate, "ends"));
	o->what = mem_printf(w->parent, _("Notes: %s"), journal_record_title(w->j, tmp, mandate));
	o->reason = mem_printf(w->parent,
	                       _("The mandate ended on %s. Your preparations, notes, minutes and names of people go; dates, titles, votes, hours and "
	                         "expenses stay."),
	                       date_text(tmp, ends, DATE_DIGITS));
	return 0;
}

static int files_of(struct walk *w, const record *mandate, record **meetings, size_t n, int since)
{
	AUTO_CTX(tmp);
	outdated *o = propose(w, RETENTION_FILES, mandate->id, since);
	int code = 0, day;

	for (size_t i = 0; i < n && !code; i++)
		if (!date_from_iso(&day, record_text(meetings[i], "date")) && years_after(day, KEEP_FILES_YEARS) <= w->today) {
			code = take_files(w, meetings[i]);
			o->since = years_after(day, KEEP_FILES_YEARS) > o->since ? years_after(day, KEEP_FILES_YEARS) : o->since;
		}
	if (code || forget_empty(w))
		return code;
	o->what = mem_printf(w->parent, ngettext("%zu file of meetings: %s", "%zu files of meetings: %s", (unsigned long)o->count), o->count,
	                     journal_record_title(w->j, tmp, mandate));
	o->reason = mem_printf(w->parent, _("Invitations and minutes over %d years old, of a mandate that is over. The association keeps its own."),
	                       KEEP_FILES_YEARS);
	return 0;
}

static int mandate_due(struct walk *w, const record *mandate)
{
	AUTO_CTX(tmp);
	const record *latest;
	record **meetings;
	size_t n;
	int since, end;

	if (!over(w, mandate, &since))
		return 0;
	bool last = left(w, record_int(mandate, "cpts"), &latest, &end) && latest == mandate;
	int code = meetings_of(w, tmp, mandate, last, &meetings, &n);
	code = code ? code : notes_of(w, mandate, last, meetings, n, since);
	return code ? code : files_of(w, mandate, meetings, n, since);
}

/* ---- people ---- */

static int contact_due(struct walk *w, const record *contact)
{
	AUTO_CTX(tmp);
	const record *last;
	record *association = NULL;
	int64_t cpts = record_int(contact, "cpts");
	int since, code = 0;

	if (!cpts && record_int(contact, "association"))
		code = journal_get(w->j, tmp, &association, &e_association, record_int(contact, "association"), w->e);
	if (association)
		cpts = record_int(association, "cpts");
	if (code || !left(w, cpts, &last, &since))
		return code;
	outdated *o = propose(w, RETENTION_CONTACT, contact->id, since);
	take(w, contact, NULL);
	o->what = mem_printf(w->parent, _("Contact: %s"), journal_record_title(w->j, tmp, contact));
	o->reason = mem_dup(w->parent, _("You have had no mandate there for a year. The whole contact goes: name, phone, e-mail, notes."));
	return 0;
}

/* The names kept with a place, when no mandate counts there any more. what and reason: msgids. */
struct names_of {
	enum retention_kind kind;
	const char *const *fields;
	const char *what, *reason;
};

static int names_due(struct walk *w, const record *place, int64_t cpts, const struct names_of *of)
{
	AUTO_CTX(tmp);
	const record *last;
	int since;

	if (!left(w, cpts, &last, &since))
		return 0;
	outdated *o = propose(w, of->kind, place->id, since);
	take(w, place, of->fields);
	if (forget_empty(w))
		return 0;
	o->what = mem_printf(w->parent, _(of->what), journal_record_title(w->j, tmp, place));
	o->reason = mem_dup(w->parent, _(of->reason));
	return 0;
}

static int coordinator_due(struct walk *w, const record *cpts)
{
	static const struct names_of names = {
		RETENTION_COORDINATOR, coordinator_notes, N_("Coordinator and notes: %s"),
		N_("You have had no mandate there for a year. Name, e-mail, phone and notes go; the CPTS stays."),
	};

	return names_due(w, cpts, cpts->id, &names);
}

/* The person to ask there; one's own association is no less of use without a mandate. */
static int association_due(struct walk *w, const record *association)
{
	static const struct names_of names = {
		RETENTION_ASSOCIATION, association_notes, N_("Contact person and notes: %s"),
		N_("You have had no mandate there for a year. Name, e-mail, phone and notes go; the association stays."),
	};

	return association->id == w->own ? 0 : names_due(w, association, record_int(association, "cpts"), &names);
}

/* ---- money ---- */

static query *of_year(const void *parent, const entity *e, const char *name, int year)
{
	query *q = query_new(parent, e);

	query_where(q, name, OP_FROM, value_text(q, mem_printf(q, "%04d-01-01", year)));
	query_where(q, name, OP_UNTIL, value_text(q, mem_printf(q, "%04d-12-31", year)));
	return q;
}

static int take_money(struct walk *w, const query *q, const char *const *fields)
{
	AUTO_CTX(tmp);
	record **list;
	size_t n;
	int code = journal_window(w->j, tmp, q, NULL, false, 0, &list, &n, w->e);

	for (size_t i = 0; i < n && !code; i++) {
		bool enclosed = fields == expense_notes && strcmp(record_text(list[i], "receipt"), "joint") == 0;
		take(w, list[i], enclosed ? enclosed_notes : fields);
		code = take_files(w, list[i]);
	}
	return code;
}

static int year_due(struct walk *w, int year)
{
	AUTO_CTX(tmp);
	outdated *o = propose(w, RETENTION_MONEY, year, day_from_ymd(year + 1 + KEEP_MONEY_YEARS, 1, 1));
	int code = take_money(w, of_year(tmp, &e_expense, "date", year), expense_notes);

	code = code ? code : take_money(w, of_year(tmp, &e_claim, "until", year), claim_notes);
	if (code || forget_empty(w))
		return code;
	o->what = mem_printf(w->parent, _("Expenses of %d: labels, receipts"), year);
	o->reason = mem_printf(w->parent, _("Accounts and receipts are kept %d years after the end of their year. Dates, kilometres and amounts stay."),
	                       KEEP_MONEY_YEARS);
	return 0;
}

static int money_due(struct walk *w)
{
	AUTO_CTX(tmp);
	record **first;
	size_t n;
	int day, y, m, d, last, code;
	query *q = query_new(tmp, &e_expense);

	query_sort(q, "date", NULL);
	code = journal_window(w->j, tmp, q, NULL, false, 1, &first, &n, w->e);
	if (code || !n || date_from_iso(&day, record_text(first[0], "date")))
		return code;
	day_to_ymd(w->today, &last, &m, &d);
	day_to_ymd(day, &y, &m, &d);
	for (; y + 1 + KEEP_MONEY_YEARS <= last && !code; y++)
		code = year_due(w, y);
	return code;
}

/* ---- all of it ---- */

static int each(struct walk *w, const entity *e, int (*due)(struct walk *w, const record *r))
{
	AUTO_CTX(tmp);
	record **list;
	size_t n;
	int code = journal_window(w->j, tmp, query_new(tmp, e), NULL, false, 0, &list, &n, w->e);

	for (size_t i = 0; i < n && !code; i++)
		code = due(w, list[i]);
	return code;
}

static int own_association(struct walk *w, const record *profile)
{
	w->own = record_int(profile, "association");
	return 0;
}

static int older(const void *a, const void *b)
{
	const outdated *x = a, *y = b;

	if (x->since != y->since)
		return x->since < y->since ? -1 : 1;
	if (x->kind != y->kind)
		return (int)x->kind - (int)y->kind;
	return x->of < y->of ? -1 : 1;
}

int retention_due(journal *j, const void *parent, int today, outdated **out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	struct walk w = {.j = j, .parent = parent, .today = today, .e = e};

	*out = NULL;
	*count = 0;
	int code = journal_window(j, tmp, query_new(tmp, &e_mandate), NULL, false, 0, &w.mandates, &w.nmandates, e);
	for (size_t i = 0; i < w.nmandates && !code; i++)
		code = mandate_due(&w, w.mandates[i]);
	code = code ? code : each(&w, &e_profile, own_association);
	code = code ? code : each(&w, &e_contact, contact_due);
	code = code ? code : each(&w, &e_cpts, coordinator_due);
	code = code ? code : each(&w, &e_association, association_due);
	code = code ? code : money_due(&w);
	if (code)
		return code;
	if (w.count)
		qsort(w.list, w.count, sizeof *w.list, older);
	*out = w.list;
	*count = w.count;
	return 0;
}
