// SPDX-License-Identifier: EUPL-1.2
/* Invitations as files come by mail, each in the way of one provider: tests/data/invitations. All were written from RFC 5545 and 5546; nobody in them
   exists. */
#include "calendars.h"
#include <dirent.h>

enum { FIELDS = 9 };
#define FOLDER "tests/data/invitations"

/* before: files imported first, into the same journal, joined by spaces. id: the meeting looked at. */
static const struct sample {
	const char *file, *before, *region;
	int added, replaced, unchanged, points;
	int64_t id;
	const char *expected[FIELDS][2], *warning;
} samples[] = {
	{"google-request", "", "Bretagne", 1, 0, 0, 3, 1,
	 {{"title", "Conseil d’administration de la CPTS"}, {"date", "2026-12-03"}, {"start", "18:30"}, {"end", "20:00"},
	  {"place", "Maison de santé, 4 rue des Tilleuls, Brétigny"}, {"remote", ""}, {"kind", "CA"}, {"convened_on", "2026-11-10"},
	  {"invite_uid", "5qk2f0v8b1g7kukqr0vb8d3c1n@google.example.org"}}, "3 points of an agenda"},
	{"google-update", "google-request", "Bretagne", 0, 1, 0, 3, 1,
	 {{"date", "2026-12-10"}, {"start", "19:00"}, {"end", "20:30"}, {"invite_sequence", "1"}, {"convened_on", "2026-11-10"}}, NULL},
	{"google-request", "google-update", "Bretagne", 0, 0, 1, 3, 1, {{"date", "2026-12-10"}}, NULL},
	{"google-cancel", "google-request google-update", "Bretagne", 0, 1, 0, 0, 1, {{"status", "annulée"}, {"date", "2026-12-10"}}, NULL},
	{"google-cancel", "", "Bretagne", 0, 0, 0, 0, 0, {{0}}, "is not in the notebook"},
	{"google-update", "google-request google-cancel", "Bretagne", 0, 0, 1, 3, 1, {{"status", "annulée"}, {"date", "2026-12-03"}}, NULL},
	{"outlook-request", "", "Bretagne", 1, 0, 0, 2, 1,
	 {{"title", "Comité de pilotage CPTS / ARS"}, {"date", "2026-12-15"}, {"start", "18:30"}, {"end", "20:00"}, {"place", "Salle du conseil; 2e étage"},
	  {"kind", "comité de pilotage"}, {"invite_sequence", "0"}, {"status", ""}, {"remote", ""}}, "2 points"},
	{"outlook-cancel", "outlook-request", "Bretagne", 0, 1, 0, 0, 1, {{"status", "annulée"}, {"title", "Comité de pilotage CPTS / ARS"}}, NULL},
	{"outlook-all-day", "", "Bretagne", 1, 0, 0, 0, 1,
	 {{"date", "2027-01-15"}, {"start", ""}, {"end", ""}, {"kind", "bilan annuel"}, {"place", "Salle des fêtes"}}, NULL},
	{"outlook-own-zone", "", "Bretagne", 1, 0, 0, 0, 1, {{"date", "2027-01-18"}, {"start", "12:00"}, {"end", "13:00"}, {"kind", "bureau"}}, NULL},
	{"exchange-french-zone", "", "Bretagne", 1, 0, 0, 0, 1, {{"date", "2027-01-19"}, {"start", "12:30"}, {"end", "14:00"}}, NULL},
	{"teams", "", "Bretagne", 1, 0, 0, 0, 1,
	 {{"title", "Groupe projet Prévention"}, {"date", "2027-01-21"}, {"start", "10:00"}, {"end", "11:30"}, {"remote", "1"}, {"kind", "groupe projet"},
	  {"place", "Réunion Microsoft Teams, https://teams.example.org/l/meetup-join/19%3ameeting_abc/0"}}, NULL},
	{"apple-icloud", "", "Bretagne", 1, 0, 0, 0, 1,
	 {{"title", "Assemblée générale de la CPTS"}, {"start", "18:30"}, {"end", "20:00"}, {"place", "Salle des fêtes 12 rue de l’Église 91220 Brétigny"},
	  {"remote", ""}, {"kind", "AG"}, {"convened_on", ""}}, NULL},
	{"zimbra", "", "Bretagne", 1, 0, 0, 3, 1,
	 {{"title", "Dialogue de gestion ACI"}, {"start", "14:00"}, {"end", "16:00"}, {"place", "CPAM, 3e étage"}, {"kind", "dialogue de gestion"},
	  {"convened_on", "2026-11-11"}}, "3 points"},
	{"nextcloud", "", "Bretagne", 1, 0, 0, 2, 1,
	 {{"title", "Groupe de travail prévention"}, {"date", "2026-12-14"}, {"start", "18:30"}, {"place", "https://visio.example.org/b/abc-def"}, {"remote", "1"},
	  {"invite_sequence", "4"}}, "2 points"},
	{"thunderbird", "", "Bretagne", 2, 0, 0, 0, 2,
	 {{"title", "Bureau mensuel, avancé"}, {"date", "2027-02-02"}, {"start", "19:00"}, {"end", "20:30"},
	  {"invite_uid", "c1a2b3c4-aaaa-bbbb-cccc-ddddeeeeffff/2027-02-09"}}, "one date is imported"},
	{"series-one-cancelled", "thunderbird", "Bretagne", 0, 1, 0, 0, 1, {{"status", "annulée"}, {"date", "2026-12-08"}}, NULL},
	{"doodle", "", "Bretagne", 1, 0, 0, 0, 1, {{"title", "Comité des usagers"}, {"date", "2027-01-05"}, {"start", "18:00"}, {"end", "19:30"}}, NULL},
	{"zoom", "", "Bretagne", 1, 0, 0, 0, 1, {{"start", "18:00"}, {"remote", "1"}, {"place", "https://zoom.example.org/j/85500000000?pwd=abc"}}, NULL},
	{"saas-bom", "", "Bretagne", 1, 0, 0, 3, 1,
	 {{"title", "Réunion « projet de santé » – CPTS"}, {"date", "2027-01-11"}, {"start", "18:30"}, {"place", "Mairie annexe"}}, "3 points"},
	{"saas-quoted-printable", "", "Bretagne", 1, 0, 0, 2, 1,
	 {{"title", "Conseil élargi de la CPTS"}, {"date", "2027-01-12"}, {"start", "18:30"}, {"place", "Salle Renée = rez-de-chaussée"}}, "2 points"},
	{"martinique", "", "Bretagne", 1, 0, 0, 0, 1, {{"date", "2026-12-03"}, {"start", "19:00"}, {"end", "20:30"}}, NULL},
	{"martinique", "", "Martinique", 1, 0, 0, 0, 1, {{"date", "2026-12-03"}, {"start", "14:00"}, {"end", "15:30"}}, NULL},
	{"reunion", "", "Bretagne", 1, 0, 0, 0, 1, {{"date", "2026-12-03"}, {"start", "15:00"}, {"end", "16:30"}}, NULL},
	{"reunion", "", "La Réunion", 1, 0, 0, 0, 1, {{"date", "2026-12-03"}, {"start", "18:00"}}, NULL},
	{"noumea", "", "Bretagne", 1, 0, 0, 0, 1, {{"date", "2026-12-03"}, {"start", "21:00"}, {"end", "22:30"}}, NULL},
	{"noumea", "", "Nouvelle-Calédonie", 1, 0, 0, 0, 1, {{"date", "2026-12-04"}, {"start", "07:00"}}, NULL},
	{"whole-calendar", "", "Bretagne", 2, 0, 0, 0, 2, {{"title", "AG de la CPTS"}, {"date", "2027-01-14"}, {"kind", "AG"}}, NULL},
	{"folded-anywhere", "", "Bretagne", 1, 0, 0, 0, 1, {{"title", "Réunion plénière, première séance"}, {"start", "18:30"}}, NULL},
};

static const struct refusal { const char *file, *what; } refusals[] = {
	{"google-reply", "an answer to an invitation"},
	{"cut-short", "The file stops in the middle"},
	{"latin-1", "The text is not UTF-8 here"},
};

static const char *path_of(bench *b, const char *file, size_t len)
{
	return mem_printf(b, FOLDER "/%.*s.ics", (int)len, file);
}

static void import_before(bench *b, const char *files)
{
	while (*files) {
		size_t n = strcspn(files, " ");
		OK(import_file(b->j, b, path_of(b, files, n), NULL, NULL, false, &b->report, &b->p, &b->err));
		files += n + (files[n] == ' ');
	}
	problems_clear(&b->p);
}

static bool warned(const bench *b, const char *words)
{
	for (size_t i = 0; i < b->p.count; i++)
		if (strstr(b->p.list[i].what, words))
			return true;
	return false;
}

static void a_sample(void **state)
{
	const struct sample *s = *(const struct sample *const *)state;
	query points = {.e = &e_agenda_item};
	assert_int_equal(bench_setup(state), 0);
	bench *b = *state;
	cpts(b, s->region);
	import_before(b, s->before);
	const char *path = path_of(b, s->file, strlen(s->file));
	OK(import_file(b->j, b, path, NULL, NULL, false, &b->report, &b->p, &b->err));
	assert_report(b, s->added, s->replaced, s->unchanged);
	for (size_t i = 0; i < FIELDS && s->expected[i][0]; i++)
		assert_field(b, s->id, s->expected[i][0], s->expected[i][1]);
	assert_true(!s->warning || warned(b, s->warning));
	problems_clear(&b->p);
	/* The same again changes nothing; its agenda is taken when asked for. */
	OK(import_file(b->j, b, path, &e_agenda_item, NULL, false, &b->report, &b->p, &b->err));
	assert_int_equal(b->report.replaced, 0);
	assert_int_equal(journal_count(b->j, &points, 99), s->points);
	assert_int_equal(bench_teardown(state), 0);
}

static void each_refusal(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	for (size_t i = 0; i < LENGTH(refusals); i++) {
		const char *path = path_of(b, refusals[i].file, strlen(refusals[i].file));
		assert_int_equal(import_file(b->j, b, path, NULL, NULL, false, &b->report, &b->p, &b->err), ERR_INPUT);
		shows(b->err.what, refusals[i].what);
		err_clear(&b->err);
	}
	assert_int_equal(meeting_count(b), 0);
}

static bool is_tried(const char *name)
{
	size_t len = strcspn(name, ".");
	for (size_t i = 0; i < LENGTH(samples); i++)
		if (strlen(samples[i].file) == len && !strncmp(samples[i].file, name, len))
			return true;
	for (size_t i = 0; i < LENGTH(refusals); i++)
		if (strlen(refusals[i].file) == len && !strncmp(refusals[i].file, name, len))
			return true;
	return false;
}

static void no_file_is_forgotten(void **state)
{
	DIR *d = opendir(FOLDER);
	(void)state;
	assert_non_null(d);
	for (struct dirent *f; (f = readdir(d));)
		if (f->d_name[0] != '.' && !is_tried(f->d_name))
			fail_msg("%s is not tried", f->d_name);
	closedir(d);
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(samples) + 2] = {test_bench(each_refusal), cmocka_unit_test(no_file_is_forgotten)};
	tests_start();
	setenv("TZ", "UTC", 1);
	for (size_t i = 0; i < LENGTH(samples); i++)
		tests[i + 2] = (struct CMUnitTest){samples[i].file, a_sample, NULL, NULL, (void *)(uintptr_t)&samples[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
