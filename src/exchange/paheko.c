// SPDX-License-Identifier: EUPL-1.2
/* Accounting entries in French, whatever the language of the interface: the treasurer imports them. */
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/exchange/claims.h>
#include <carnet/rules/claim.h>
#include "csv_parts.h"

static const char header[] = "Numéro d'écriture;Type;Statut;Libellé;Date;Remarques;Numéro pièce comptable;Numéro compte;Débit;Crédit;Libellé ligne;"
			     "Membres associés\r\n";

struct ledger {
	journal *j;
	strbuf *b;
	const scales *s;
	const char *person;
	int from, until, entries;
	const claim_sheet *c; /* the claim being written */
	const char *title;    /* of the entry, told on its first row */
	int day;
	struct err *e;
};

/* What each kind of expense is to an accountant; the first row is for what none of the others names. */
static const struct group {
	const char *account, *label, *kinds; /* kinds: between bars */
} groups[] = {
	{"frais", "Autres frais", ""},
	{"frais", "Kilomètres", "|kilomètres|régularisation|"},
	{"frais", "Péages et parking", "|péage|stationnement|"},
	{"frais", "Transports", "|train|bus-métro|taxi|covoiturage|"},
	{"missions", "Repas", "|repas|"},
	{"missions", "Hébergement", "|hébergement|"},
};

static size_t group_of(const record *x)
{
	AUTO_CTX(tmp);
	const char *kind = mem_printf(tmp, "|%s|", record_text(x, "kind"));

	for (size_t i = 1; i < LENGTH(groups); i++)
		if (strstr(groups[i].kinds, kind))
			return i;
	return 0;
}

static int number_of(const struct ledger *l, const char *id, const char **number)
{
	for (size_t i = 0; i < l->s->naccounts; i++)
		if (strcmp(l->s->accounts[i].id, id) == 0) {
			*number = l->s->accounts[i].number;
			return 0;
		}
	return err_setf(l->e, ERR_DATA, _("There is no account “%s”|complete the file scales/accounts.yaml"), id);
}

static bool within(const struct ledger *l, const record *claim, const char *field_of_day, int *day)
{
	return !date_from_iso(day, record_text(claim, field_of_day)) && *day >= l->from && *day <= l->until;
}

static bool opens(struct ledger *l, const char *what, const char *field_of_day)
{
	if (!within(l, l->c->claim, field_of_day, &l->day))
		return false;
	l->title = mem_printf(l->b, "%s %s", what, record_text(l->c->claim, "number"));
	l->entries++;
	return true;
}

/* The first seven columns are empty on the rows that go on. */
static int row(struct ledger *l, const char *account_id, int64_t debit, int64_t credit, const char *label)
{
	const char *number = "", *piece = record_text(l->c->claim, "number");
	bool first = l->title != NULL;
	int code = number_of(l, account_id, &number);

	if (code)
		return code;
	sb_add(l->b, first ? ";Avancé;;" : ";;;;;;;");
	if (first) {
		csv_words(l->b, l->title);
		sb_addc(l->b, ';');
		date_print(l->b, l->day, DATE_DIGITS);
		sb_add(l->b, ";;");
		csv_words(l->b, piece);
		sb_addc(l->b, ';');
	}
	sb_addf(l->b, "%s;", number);
	money_plain(l->b, debit);
	sb_addc(l->b, ';');
	money_plain(l->b, credit);
	sb_addc(l->b, ';');
	csv_words(l->b, label);
	sb_addc(l->b, ';');
	csv_words(l->b, first ? l->person : "");
	sb_add(l->b, "\r\n");
	l->title = NULL;
	return 0;
}

/* Accepted is what will be paid or was given up. A group in the red is a correction: it goes to the credit. */
static int accepted(struct ledger *l)
{
	const claim_sheet *c = l->c;
	int64_t sums[LENGTH(groups)] = {0}, all = c->total.settled + c->total.waived;
	int code = 0;

	if (all <= 0 || !opens(l, "Note de frais", *record_text(c->claim, "decided_on") ? "decided_on" : "waived_on"))
		return 0;
	for (size_t i = 0; i < c->count; i++)
		sums[group_of(c->lines[i].x)] += c->lines[i].p.settled + c->lines[i].p.waived;
	for (size_t i = 0; i < LENGTH(groups) && !code; i++) {
		size_t g = (i + 1) % LENGTH(groups); /* kilometres first, the rest last */
		if (sums[g])
			code = row(l, groups[g].account, sums[g] > 0 ? sums[g] : 0, sums[g] < 0 ? -sums[g] : 0, groups[g].label);
	}
	return code ? code : row(l, "benevoles", 0, all, "Dû au bénévole");
}

/* The advance went out of the bank on another day, and is in the books already. */
static int paid(struct ledger *l)
{
	int64_t sum = l->c->paid;

	if (sum <= 0 || !opens(l, "Paiement de", "paid_on"))
		return 0;
	int code = row(l, "benevoles", sum, 0, "Paiement");
	return code ? code : row(l, "banque", 0, sum, "Virement");
}

static int given_up(struct ledger *l)
{
	int64_t sum = l->c->total.waived;

	if (sum <= 0 || !opens(l, "Abandon de", "waived_on"))
		return 0;
	int code = row(l, "benevoles", sum, 0, "Abandon");
	return code ? code : row(l, "abandons", 0, sum, "Abandon de frais");
}

static int entries_of(void *data, const record *claim)
{
	static const char *const days[] = {"decided_on", "paid_on", "waived_on"};
	struct ledger *l = data;
	AUTO_CTX(tmp);
	claim_sheet *c;
	bool told = false;

	for (size_t i = 0; i < LENGTH(days) && claim_decided(claim); i++)
		told = told || within(l, claim, days[i], &l->day);
	if (!told)
		return 0;
	int code = claim_read(l->j, tmp, &c, claim->id, l->e);
	l->c = c;
	code = code ? code : accepted(l);
	code = code ? code : paid(l);
	return code ? code : given_up(l);
}

static const char *person(journal *j, const void *parent)
{
	AUTO_ERR ignored = {0};
	record **rows;
	size_t count;

	if (journal_window(j, parent, query_new(parent, &e_profile), NULL, false, 1, &rows, &count, &ignored) || !count)
		return "";
	return record_text(rows[0], "name");
}

int export_paheko(journal *j, sink out, const scales *s, int64_t payer, int64_t claim, int from, int until, int *entries, struct err *e)
{
	AUTO_CTX(tmp);
	struct ledger l = {.j = j, .b = sb_new(tmp), .s = s, .person = person(j, tmp), .from = from, .until = until, .e = e};
	query *q = query_new(tmp, &e_claim);

	if (claim)
		query_where(q, "id", OP_IS, value_int(claim));
	else
		query_where(q, "payer", OP_IS, value_int(payer));
	query_sort(q, "number", NULL);
	sb_add(l.b, header);
	int code = journal_each(j, q, entries_of, &l, e);
	*entries = l.entries;
	return code ? code : out.write(out.data, l.b->s, l.b->len, e);
}
