// SPDX-License-Identifier: EUPL-1.2
/* What a hand may correct in a claim, state by state. */
#include "support.h"
#include <carnet/rules/claim.h>

static const struct edit {
	const char *status, *field, *to; /* to: as stored; "" empties it */
	const char *refused;             /* the field that stays; NULL: it may change */
} edits[] = {
	{"brouillon", "number", "NDF-9", NULL},
	{"brouillon", "from", "2026-10-02", NULL},
	{"brouillon", "advance", "500", NULL},
	{"brouillon", "notes", "à revoir", NULL},
	{"brouillon", "status", "payée", "claim.status"},
	{"transmise", "number", "NDF-9", "claim.number"},
	{"transmise", "payer", "2", "claim.payer"},
	{"transmise", "from", "2026-10-02", "claim.from"},
	{"transmise", "until", "", "claim.until"},
	{"transmise", "submitted_on", "2026-10-30", "claim.submitted_on"},
	{"transmise", "advance", "500", NULL},
	{"transmise", "decided_on", "2026-11-05", NULL},
	{"transmise", "decided_on", "", "claim.decided_on"},
	{"transmise", "decided_on", "2026-10-15", "claim.decided_on"},
	{"payée", "paid_on", "2026-11-19", NULL},
	{"payée", "paid_on", "2026-11-01", "claim.paid_on"},
	{"payée", "paid_on", "", "claim.paid_on"},
	{"payée", "decided_on", "2026-11-12", NULL},
	{"payée", "decided_on", "2026-11-13", "claim.decided_on"},
	{"payée", "waived_on", "2026-11-19", "claim.waived_on"},
	{"payée", "advance", "500", "claim.advance"},
	{"payée", "status", "transmise", "claim.status"},
	{"payée", "settled_total", "100", "claim.settled_total"},
	{"payée", "notes", "virement du 19", NULL},
	{"close", "number", "NDF-9", "claim.number"},
	{"close", "notes", "classée", NULL},
};

static void put(record *r, const char *name, const char *text)
{
	const field *f = entity_field(&e_claim, name);
	bool number = !strcmp(f->type->sql, "INTEGER");

	record_set(r, name, number && *text ? value_int(atoll(text)) : value_text(r, text));
}

static void only_what_may_change_changes(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(edits); i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		record *before = record_new(tmp, &e_claim);
		const struct {
			const char *name, *text;
		} given[] = {{"number", "NDF-1"},           {"payer", "1"},           {"from", "2026-10-01"}, {"until", "2026-10-20"}, {"submitted_on", "2026-10-25"},
		             {"decided_on", "2026-11-03"}, {"paid_on", "2026-11-12"}, {"advance", "1000"},    {"status", edits[i].status}};
		for (size_t k = 0; k < LENGTH(given); k++)
			put(before, given[k].name, given[k].text);
		record *now = record_copy(tmp, before);
		put(now, edits[i].field, edits[i].to);
		int code = claim_may_edit(before, now, &e);
		if (code != (edits[i].refused ? ERR_INPUT : 0) || (edits[i].refused && strcmp(e.place, edits[i].refused)))
			fail_msg("%s, %s: %d %s", edits[i].status, edits[i].field, code, e.what ? err_text(tmp, &e) : "");
	}
}

/* Given up before the payer has decided: its day is only held against that of the sending. */
static void what_was_waived_first_stays_first(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *before = record_new(tmp, &e_claim), *now;

	(void)state;
	put(before, "status", "payée");
	put(before, "submitted_on", "2026-10-25");
	put(before, "waived_on", "2026-10-29");
	put(before, "decided_on", "2026-11-03");
	now = record_copy(tmp, before);
	put(now, "waived_on", "2026-10-28");
	assert_int_equal(claim_may_edit(before, now, &e), 0);
	put(now, "waived_on", "2026-10-24");
	assert_int_equal(claim_may_edit(before, now, &e), ERR_INPUT);
	assert_string_equal(e.place, "claim.waived_on");
}

static void says_why(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *before = record_new(tmp, &e_claim), *now;

	(void)state;
	put(before, "status", "payée");
	put(before, "number", "NDF-1");
	now = record_copy(tmp, before);
	put(now, "number", "NDF-2");
	claim_may_edit(before, now, &e);
	assert_string_equal(e.what, "Cette note est «payée»" NB ": son payeur l’a reçue telle quelle");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_may_change_changes),
		cmocka_unit_test(what_was_waived_first_stays_first),
		cmocka_unit_test(says_why),
	};
	return cmocka_run_group_tests_name("claim_edit", tests, scales_setup, scales_teardown);
}
