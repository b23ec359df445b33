// SPDX-License-Identifier: EUPL-1.2
#include "support.h"

#include <carnet/base/date.h>
#include <carnet/exchange/claims.h>
#include <carnet/rules/claim.h>

#define BOM "\xef\xbb\xbf"

static void writes_for_a_spreadsheet(void **state)
{
	bench *b = *state;
	const char *fields[] = {"date", "kind", "label", "amount", "distance", "return_trip", NULL};
	add(b, &e_expense, "date", "2026-11-02", "kind", "train", "label", "Aller ; retour", "amount", "1234,50", "distance", "46,5", "return_trip", "oui", NULL);
	add(b, &e_expense, "date", "2026-11-03", "kind", "repas", "label", "dit \"le midi\"", "amount", "-3", NULL);
	assert_string_equal(csv_of(b, b->j, &e_expense, fields), BOM "Date;Nature;Libellé;Montant;Distance;Aller-retour\r\n"
								     "02/11/2026;train;\"Aller ; retour\";1234,50;46,5;oui\r\n"
								     "03/11/2026;repas;\"dit \"\"le midi\"\"\";-3,00;;\r\n");
}

static void cells_are_guarded(void **state)
{
	static const struct { const char *in, *out; } cases[] = {
		{"=1+1", "'=1+1"}, {"+33 6", "'+33 6"}, {"-5", "'-5"}, {"@x", "'@x"}, {"'=x", "''=x"}, {"'quoted'", "'quoted'"}, {"a=b", "a=b"},
		{"l1\nl2", "\"l1\nl2\""}, {"bell \x07", "bell ␇"},
	};
	bench *b = *state;
	const char *fields[] = {"detail", NULL};
	for (size_t i = 0; i < LENGTH(cases); i++)
		add(b, &e_action, "title", "t", "detail", cases[i].in, NULL);
	strbuf *expected = sb_new(b);
	sb_add(expected, BOM "Détail\r\n");
	for (size_t i = 0; i < LENGTH(cases); i++)
		sb_addf(expected, "%s\r\n", cases[i].out);
	assert_string_equal(csv_of(b, b->j, &e_action, fields), expected->s);
}

static void private_fields_stay(void **state)
{
	bench *b = *state;
	const char *fields[] = {"name", "notes", NULL}, *wrong[] = {"name", "nom_x", NULL};
	strbuf *out = sb_new(b);
	query q = {.e = &e_cpts};
	add(b, &e_cpts, "name", "Val", "notes", "secret", NULL);
	assert_null(strstr(csv_of(b, b->j, &e_cpts, NULL), "secret"));
	assert_string_equal(csv_of(b, b->j, &e_cpts, fields), BOM "Nom;Notes\r\nVal;secret\r\n");
	assert_int_equal(export_csv(b->j, to_buffer(out), &q, wrong, &b->err), ERR_INPUT);
}

static void lists_name_their_columns(void **state)
{
	bench *b = *state;
	const char *fields[] = {"id", "title", "uid", NULL};
	int64_t id = add(b, &e_action, "title", "t", NULL);
	assert_string_equal(csv_of(b, b->j, &e_action, fields), mem_printf(b, BOM "N°;Titre;Identifiant (uid)\r\n1;t;%s\r\n", get(b, &e_action, id)->uid));
}

static void references_lead_back(void **state)
{
	bench *b = *state;
	const char *fields[] = {"cpts", NULL};
	add(b, &e_cpts, "name", "Val", NULL);
	add(b, &e_cpts, "name", "Val d’Orge", NULL);
	add(b, &e_cpts, "name", "Double", NULL);
	add(b, &e_cpts, "name", "Double", NULL);
	add(b, &e_action, "title", "a", "cpts", "1", NULL);
	add(b, &e_action, "title", "b", "cpts", "2", NULL);
	add(b, &e_action, "title", "c", "cpts", "4", NULL);
	assert_string_equal(csv_of(b, b->j, &e_action, fields), mem_printf(b, BOM "CPTS\r\nVal\r\nVal d’Orge\r\n%s\r\n", get(b, &e_cpts, 4)->uid));
}

/* Every kind of record goes out and comes back the same, private fields apart. */
static void round_trip(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "=Val; \"d’Orge\"", "population", "61800", "coordinator_phone", "+33 6 00", NULL);
	add(b, &e_association, "name", "Asso", "approved", "oui", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-05", NULL);
	add(b, &e_meeting, "title", "Conseil", "date", "2026-12-03", "mandate", "1", "start", "18h30", "prep_minutes", "90", "minutes", "Un\n\ndeux", "remote", "non", NULL);
	add(b, &e_agenda_item, "meeting", "1", "title", "A", NULL);
	add(b, &e_agenda_item, "meeting", "1", "title", "A", "carried_from", "1", NULL);
	add(b, &e_question, "meeting", "1", "text", "Pourquoi ?\nEt quand ?", NULL);
	add(b, &e_action, "title", "-5", "due", "2026-12-01", NULL);
	add(b, &e_payer, "name", "P", "house_rate", "0,357", "year_start", "01/09", "meal_cap", "20,70", NULL);
	add(b, &e_vehicle, "label", "Clio", "kind", "voiture", "fiscal_power", "5", NULL);
	add(b, &e_route, "label", "R", "distance", "46,5", "toll", "2,40", NULL);
	add(b, &e_claim, "number", "2026-1", "payer", "1", NULL);
	add(b, &e_expense, "date", "2026-11-02", "kind", "kilomètres", "distance", "46,5", "amount", "29,26", "nights", "2", "claim", "1", NULL);
	add(b, &e_expense, "date", "2026-11-02", "kind", "repas", "amount", "-3", "split_of", "1", NULL);
	add(b, &e_leave, "date", "2026-11-02", "hours", "2h30", "meeting", "1", NULL);
	add(b, &e_assessment, "cpts", "1", "date", "2026-10-02", NULL);
	add(b, &e_assessment_answer, "assessment", "1", "criterion", "P1", "score", "2", NULL);
	journal *from = b->j;
	b->j = new_journal(b);
	for (size_t i = 0; entities[i]; i++) {
		query q = {.e = entities[i]};
		char *text = csv_of(b, from, entities[i], NULL);
		OK(import_as(b, entities[i], text, false));
		assert_int_equal(b->p.count, 0);
		assert_report(b, (int)journal_count(from, &q, 100), 0, 0);
		assert_string_equal(csv_of(b, b->j, entities[i], NULL), text);
		OK(import_as(b, entities[i], text, false));
		assert_report(b, 0, 0, (int)journal_count(from, &q, 100));
	}
	assert_string_equal(full_copy(b, b->j), full_copy(b, from));
}

static void a_persons_spreadsheet(void **state)
{
	bench *b = *state;
	add(b, &e_payer, "name", "CPTS Val", NULL);
	OK(import_as(b, &e_expense, "date,nature,Montant,payeur,Libellé perso,aller-retour\n"
				    "3/12/2025,repas,\"1 234,50 €\",cpts val,midi,oui\n"
				    "\n"
				    "2026-01-05,Train,12.5,,,\n", false));
	assert_report(b, 2, 0, 0);
	record *r = get(b, &e_expense, 1);
	assert_string_equal(record_text(r, "date"), "2025-12-03");
	assert_int_equal(record_int(r, "amount"), 123450);
	assert_int_equal(record_int(r, "payer"), 1);
	assert_int_equal(record_int(r, "return_trip"), 1);
	assert_string_equal(record_text(get(b, &e_expense, 2), "kind"), "train");
	assert_int_equal(b->p.errors, 0);
	assert_problem(b, 0, ":1", "Libellé perso");
}

static void same_sheet_twice(void **state)
{
	bench *b = *state;
	const char *text = "titre;echeance\nAppeler;1/12/2026\nAppeler;1/12/2026\n";
	OK(import_as(b, &e_action, text, false));
	assert_report(b, 2, 0, 0);
	OK(import_as(b, &e_action, text, false));
	assert_report(b, 0, 0, 2);
}

/* One sheet in each encoding and separator. */
static const struct { const char *name, *text; } sheets[] = {
	{"utf8", "titre;detail\nÉté;œuvre\n"},
	{"utf8 mark", BOM "titre;detail\r\nÉté;œuvre\r\n"},
	{"windows", "titre;detail\r\n\xc9t\xe9;\x9cuvre\r\n"},
	{"comma", "titre,detail\nÉté,œuvre\n"},
	{"tab", "titre\tdetail\nÉté\tœuvre"},
	{"quoted header", "\"titre\",\"detail\"\n\"Été\",\"œuvre\"\n"},
	{"labels", "Title;Detail\nÉté;œuvre\n"},
	{"old mac", "titre;detail\rÉté;œuvre\r"},
	{"spare cells", "titre;detail;;\nÉté;œuvre;;\n"},
};

static void encodings(void **state)
{
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(sheets); i++) {
		b->j = new_journal(b);
		OK(import_as(b, &e_action, sheets[i].text, false));
		assert_report(b, 1, 0, 0);
		record *r = get(b, &e_action, 1);
		assert_string_equal(record_text(r, "title"), "Été");
		assert_string_equal(record_text(r, "detail"), "œuvre");
	}
}

static void euro_sign_of_windows(void **state)
{
	bench *b = *state;
	OK(import_as(b, &e_expense, "date;nature;montant\n1/2/2026;repas;12,50 \x80\n", false));
	assert_int_equal(record_int(get(b, &e_expense, 1), "amount"), 1250);
}

static void the_kind_is_deduced(void **state)
{
	bench *b = *state;
	OK(import_text(b, "meeting;title;decision\n"));
	assert_int_equal(import_text(b, "titre;date\nA;1/2/2026\n"), ERR_INPUT);
	assert_non_null(strstr(b->err.what, "several kinds"));
	assert_int_equal(import_text(b, "couleur;taille\nA;B\n"), ERR_INPUT);
	assert_non_null(strstr(b->err.what, "no kind"));
	assert_int_equal(import_as(b, &e_action, "couleur;taille\nA;B\n", false), ERR_INPUT);
	assert_non_null(strstr(b->err.what, "No column"));
	assert_true(journal_empty(b->j));
}

static void choices_are_remembered(void **state)
{
	bench *b = *state;
	csv_map *map, *again;
	const char *path = put_file(b, "sheet.csv", "Quoi;Quand;Bof\nAppeler;1/12/2026;x\n");
	assert_int_equal(csv_guess(b->j, b, &map, path, &e_action, &b->err), ERR_INPUT);
	err_clear(&b->err);
	assert_int_equal(map->count, 3);
	assert_int_equal(map->separator, ';');
	assert_int_equal(map->npreview, 1);
	assert_string_equal(map->preview[0][1], "1/12/2026");
	map->columns[0] = entity_field(&e_action, "title");
	map->columns[1] = entity_field(&e_action, "due");
	OK(csv_remember(map, &b->err));
	OK(csv_guess(b->j, b, &again, path, NULL, &b->err));
	assert_ptr_equal(again->e, &e_action);
	assert_ptr_equal(again->columns[1], entity_field(&e_action, "due"));
	assert_null(again->columns[2]);
	OK(import_file(b->j, b, path, NULL, NULL, false, &b->report, &b->p, &b->err));
	assert_string_equal(record_text(get(b, &e_action, 1), "due"), "2026-12-01");
}

static void a_spoilt_memory_is_guessed_again(void **state)
{
	bench *b = *state;
	csv_map *map;
	OK(dir_make(path_join(b, b->folder, "carnet"), 0700, &b->err));
	put_file(b, "carnet/csv-columns.json", "{ not json");
	OK(csv_guess(b->j, b, &map, put_file(b, "s.csv", "titre;detail\n"), &e_action, &b->err));
	assert_ptr_equal(map->columns[0], entity_field(&e_action, "title"));
}

static void a_map_is_followed(void **state)
{
	bench *b = *state;
	const field *columns[] = {entity_field(&e_action, "detail"), entity_field(&e_action, "title")};
	char *headers[] = {"titre", "x"};
	csv_map map = {.e = &e_action, .columns = columns, .headers = headers, .count = 2, .separator = ','};
	const char *path = put_file(b, "s", "titre,x\nD,T\n");
	OK(import_file(b->j, b, path, NULL, &map, false, &b->report, &b->p, &b->err));
	assert_string_equal(record_text(get(b, &e_action, 1), "title"), "T");
}

/* What is refused, at which line, for an expense. */
static const struct broken { const char *text, *place, *words; } broken[] = {
	{"date;nature\n31/02/2026;repas\n", ":2: expense.date", "31/02"},
	{"date;nature\n1/2/2026;repas\n\n2/2/2026;pirogue\n", ":4: expense.kind", "pirogue"},
	{"date;nature;montant\n1/2/2026;repas;12a\n", ":2: expense.amount", "12a"},
	{"date;nature;montant_reel\n1/2/2026;repas;-3\n", ":2: expense.real_amount", "never negative"},
	{"date;nature;payeur\n1/2/2026;repas;Personne\n", ":2: expense.payer", "Personne"},
	{"date;nature;partage_de\n1/2/2026;repas;Lui\n", ":2: expense.split_of", "Lui"},
	{"date;nature\n1/2/2026;repas;trop\n", ":2", "3 cells"},
	{"date;nature\n;repas\n", ":2: expense.date", ""},
	{"date;nature;uid\n1/2/2026;repas;7\n", ":2: expense.uid", "7"},
	{"date;nature;updated\n1/2/2026;repas;hier\n", ":2: expense.updated", "hier"},
	{"date;nature;notes\n1/2/2026;repas;\"a\nb\"\n2/2/2026;x;\n", ":4: expense.kind", "x"},
};
static const struct broken *current;
static int broken_setup(void **state)
{
	current = *state;
	return bench_setup(state);
}

static void refused_line(void **state)
{
	bench *b = *state;
	assert_int_equal(import_as(b, &e_expense, current->text, false), ERR_INPUT);
	assert_problem(b, 0, current->place, current->words);
	assert_int_equal(b->report.refused, 1);
	assert_true(journal_empty(b->j));
}

/* What is no CSV at all. */
static const struct { const char *text; size_t len; const char *words; } foreign[] = {
	{"", 0, "is empty"}, {" \n\n", 3, "is empty"}, {"PK\x03\x04 zip", 8, "spreadsheet"}, {"%PDF-1.7", 8, "PDF"}, {"\xff\xfe" "d\0", 4, "UTF-16"},
	{"BEGIN:VCALENDAR\r\n", 17, "calendar"}, {"SQLite format 3\0 x", 18, "whole journal"}, {"a\0b", 3, "not text"},
};

static void foreign_files(void **state)
{
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(foreign); i++) {
		const char *path = put_file_n(b, "f", foreign[i].text, foreign[i].len);
		assert_int_equal(import_file(b->j, b, path, &e_expense, NULL, false, &b->report, &b->p, &b->err), ERR_INPUT);
		assert_non_null(strstr(b->err.what, foreign[i].words));
		err_clear(&b->err);
	}
	csv_map *map;
	assert_int_equal(csv_guess(b->j, b, &map, put_file(b, "j", "{}"), NULL, &b->err), ERR_INPUT);
	assert_non_null(strstr(b->err.what, "JSON"));
}

static void open_quotes(void **state)
{
	bench *b = *state;
	assert_int_equal(import_as(b, &e_action, "titre\nA\n\"B\nC\n", false), ERR_INPUT);
	assert_non_null(strstr(b->err.what, "quotation mark"));
	assert_string_equal(strrchr(b->err.place, '/'), "/f:3");
	assert_int_equal(import_as(b, &e_action, "titre\nA\nB\"b\"\n", false), ERR_INPUT);
	assert_string_equal(strrchr(b->err.place, '/'), "/f:3");
	assert_true(journal_empty(b->j));
}

/* The accounts come from the guide: one that it lacks stops the whole file, and its name is said. */
static void an_account_that_the_guide_lacks(void **state)
{
	bench *b = *state;
	account bank = {.id = "banque", .number = "512"};
	scales one = {.accounts = &bank, .naccounts = 1};
	record *claim = record_new(b, &e_claim), **lines;
	size_t count;
	strbuf *out = sb_new(b);
	int entries, day = clock_today();
	AUTO_PROBLEMS doubts = {0};
	add(b, &e_payer, "name", "Asso", NULL);
	add(b, &e_expense, "date", "2026-11-02", "kind", "train", "payer", "1", "amount", "12,50", "receipt", "papier", NULL);
	record_set(claim, "payer", value_int(1));
	OK(claim_claimable(b->j, b, 1, DAY_NONE, DAY_NONE, &lines, &count, &b->err));
	OK(claim_create(b->j, claim, lines, count, &b->err));
	OK(claim_submit(b->j, claim->id, day, &doubts, &b->err));
	OK(claim_accept(b->j, claim->id, day, NULL, 0, NULL, &b->err));
	assert_int_equal(export_paheko(b->j, to_buffer(out), &one, 1, 0, day - 30, day, &entries, &b->err), ERR_DATA);
	assert_string_equal(b->err.what, "There is no account “frais”");
	assert_int_equal(out->len, 0);
}

int main(void)
{
	const struct CMUnitTest single[] = {
		test_bench(an_account_that_the_guide_lacks), test_bench(writes_for_a_spreadsheet), test_bench(cells_are_guarded), test_bench(private_fields_stay), test_bench(lists_name_their_columns),
		test_bench(references_lead_back), test_bench(round_trip), test_bench(a_persons_spreadsheet), test_bench(same_sheet_twice), test_bench(encodings),
		test_bench(euro_sign_of_windows), test_bench(the_kind_is_deduced), test_bench(choices_are_remembered),
		test_bench(a_spoilt_memory_is_guessed_again), test_bench(a_map_is_followed), test_bench(foreign_files), test_bench(open_quotes),
	};
	struct CMUnitTest tests[LENGTH(single) + LENGTH(broken)];
	memcpy(tests, single, sizeof single);
	for (size_t i = 0; i < LENGTH(broken); i++)
		tests[LENGTH(single) + i] = (struct CMUnitTest){broken[i].place, refused_line, broken_setup, bench_teardown, (void *)(uintptr_t)&broken[i]};
	tests_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
