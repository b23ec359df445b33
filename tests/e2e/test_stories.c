// SPDX-License-Identifier: EUPL-1.2
/* The real program, several commands in a row on the same home: what one leaves to the next. */
#include "home.h"
#include <jansson.h>

static json_t *json_out(const home *h)
{
	json_t *j = json_loads(h->out->s, 0, NULL);

	assert_non_null(j);
	return j;
}

static void a_records_life(void **state)
{
	home *h = *state;
	RUN("add", "cpts", "name=CPTS Val d’Orge");
	GAVE(0, "=1\n", NULL);
	RUN("ajouter", "réunion", "titre=Conseil", "date=3/12", "cpts=CPTS Val", "heure=18h30");
	GAVE(0, "=1\n", NULL);
	RUN("list", "meeting");
	GAVE(0, "=N°\tDate\tTitre\tCPTS\tDébut\tÉtat\tPrésence\n1\t03/12/2026\tConseil\tCPTS Val d’Orge\t18:30\tà venir\t\n", NULL);
	RUN("edit", "meeting", "cons", "place=Brétigny", "start=");
	GAVE(0, "=1\n", NULL);
	RUN("show", "meeting", "1");
	GAVE(0, "Lieu                     Brétigny", NULL);
	assert_null(strstr(h->out->s, "18:30"));
	RUN("delete", "cpts", "1");
	GAVE(2, NULL, "(réunion «Conseil, jeu. 3 déc. 2026»)");
	RUN("delete", "meeting", "1");
	GAVE(0, "Supprimé : réunion «Conseil, jeu. 3 déc. 2026»", NULL);
	RUN("show", "meeting", "1");
	GAVE(1, NULL, "carnet: ");
	RUN("undo");
	GAVE(0, "Annulé : ", NULL);
	RUN("show", "meeting", "1", "--json");
	GAVE(0, "{\"id\":1,", NULL);
	RUN("redo");
	GAVE(0, "Rétabli : ", NULL);
	RUN("undo");
	RUN("annuler");
	RUN("annuler");
	RUN("history");
	GAVE(0, "\tannulé\t", NULL);
	RUN("list", "meeting", "--json");
	GAVE(0, "=[]\n", NULL);
}

/* A first record that is priced opens the guide before the journal is made. */
static void a_first_expense(void **state)
{
	home *h = *state;
	RUN("add", "depense", "date=20/11", "kind=kilomètres", "distance=46");
	GAVE(0, "=1\n", "Ces frais n’ont pas encore de payeur");
	RUN("list", "dépenses");
	GAVE(0, "kilomètres", NULL);
}

static void names_as_on_the_screen(void **state)
{
	home *h = *state;
	RUN("add", "cpts", "nom=V", "population=38500");
	RUN("add", "reunion", "titre=M", "date=1/12/2026", "cpts=1", "début=18h", "fin=20h");
	GAVE(0, "=1\n", NULL);
	RUN("show", "reunion", "1");
	GAVE(0, "20:00", NULL);
	GAVE(0, "mar. 1er déc. 2026", NULL);
	RUN("show", "cpts", "1");
	GAVE(0, "38\u00a0500", NULL);
	RUN("add", "reunion", "titre=M", "title=N", "date=1/12/2026", "cpts=1");
	GAVE(2, "=", "est donné deux fois");
}

static void what_is_private_and_what_is_no_document(void **state)
{
	home *h = *state;
	RUN("add", "mark", "kind=note", "page=aci", "note=tout-privé");
	RUN("list", "mark", "--format", "csv");
	GAVE(0, "aci", NULL);
	assert_null(strstr(h->out->s, "tout-privé"));
	RUN("read", "-o", "f.txt");
	GAVE(2, "=", "va avec une page");
}

static void deleting_counts_parts(void **state)
{
	home *h = *state;
	RUN("add", "cpts", "name=V");
	RUN("add", "meeting", "title=M", "date=3/12", "cpts=1");
	RUN("add", "point", "reunion=1", "titre=A");
	RUN("add", "point", "reunion=1", "titre=B");
	RUN("add", "action", "title=X", "meeting=1");
	RUN("delete", "meeting", "1");
	GAVE(0, "avec 2 éléments, 1 lien vidé", NULL);
	RUN("undo", "--json");
	GAVE(0, "{\"label\":", NULL);
	RUN("delete", "meeting", "1", "--json");
	GAVE(0, "={\"deleted\":3,\"emptied\":1}\n", NULL);
}

static void values_from_elsewhere(void **state)
{
	home *h = *state;
	AUTO_ERR e = {0};
	assert_int_equal(file_replace("notes.md", "Un\n\nDeux\n", 9, 0600, &e), 0);
	RUN("add", "action", "title=@@home", "detail=@notes.md");
	GAVE(0, "=1\n", NULL);
	RUN("show", "action", "1", "--json");
	GAVE(0, "\"detail\":\"Un\\n\\nDeux", NULL);
	GAVE(0, "\"title\":\"@home\"", NULL);
	RUN_IN("De l’entrée\n", "edit", "action", "1", "detail=-");
	RUN("show", "action", "1");
	GAVE(0, "De l’entrée", NULL);
	assert_int_equal(file_replace("b", "a\0b", 3, 0600, &e), 0);
	RUN("edit", "action", "1", "detail=@b");
	GAVE(2, NULL, "n’est pas du texte");
}

static void files_kept_with_a_record(void **state)
{
	home *h = *state;
	AUTO_ERR e = {0};
	RUN("add", "action", "title=A");
	RUN("show", "action", "1", "--json");
	json_t *j = json_out(h);
	const char *owner = mem_printf(h, "owner=%s", json_string_value(json_object_get(j, "uid")));
	json_decref(j);
	assert_int_equal(file_replace("coupe.pdf", "%PDF-1.4\0x", 10, 0600, &e), 0);
	RUN("add", "attachment", owner, "content=@coupe.pdf");
	GAVE(2, NULL, "abîmé");
	assert_int_equal(file_replace("recu.pdf", "%PDF\0x", 6, 0600, &e), 0); /* none that claims append: kept as it is */
	RUN("add", "attachment", owner, "content=@recu.pdf");
	GAVE(0, "=1\n", NULL);
	RUN("list", "piece");
	GAVE(0, "1\trecu.pdf\t", NULL);
	RUN("export");
	GAVE(0, "\"content\":\"JVBERgB4\"", "champs privés");
}

static void json_is_json(void **state)
{
	home *h = *state;
	RUN("add", "action", "title=Q\"\\\x01 œ", "--json");
	json_t *one = json_out(h);
	assert_string_equal(json_string_value(json_object_get(one, "title")), "Q\"\\\x01 œ");
	RUN("list", "action", "--json");
	json_t *list = json_out(h);
	assert_int_equal(json_array_size(list), 1);
	assert_true(json_equal(json_array_get(list, 0), one));
	RUN("export");
	json_t *all = json_out(h);
	assert_int_equal(json_object_size(all), 3);
	json_decref(one), json_decref(list), json_decref(all);
	RUN("list", "action");
	GAVE(0, "Q\"\\␁ œ", NULL);
}

static void lists_filtered_and_sorted(void **state)
{
	home *h = *state;
	static const char *const due[] = {"due=2026-11-25", "due=2026-12-01", "due="};
	for (size_t i = 0; i < LENGTH(due); i++)
		RUN("add", "action", mem_printf(h, "title=%c", (char)('A' + i)), due[i]);
	RUN("list", "action", "due>=2026-12-01");
	GAVE(0, "=N°\tTitre\tÉchéance\tÉtat\tQui\n2\tB\t01/12/2026\tà faire\t\n", NULL);
	RUN("list", "action", "echeance=");
	GAVE(0, "3\tC\t\t", NULL);
	RUN("list", "action", "--sort", "-title", "--limit", "1");
	GAVE(0, "\n3\tC", NULL);
	assert_null(strstr(h->out->s, "\tB\t"));
	RUN("list", "action", "title~a");
	GAVE(0, "1\tA", NULL);
	RUN("list", "action", "due>=32/01");
	GAVE(2, NULL, "carnet: ");
}

static void out_and_in_again(void **state)
{
	home *h = *state;
	RUN("add", "cpts", "name=V", "notes=secret");
	RUN("add", "meeting", "title=M", "date=3/12", "cpts=1", "minutes=Texte");
	RUN("export", "-o", "copy.json");
	GAVE(0, NULL, "champs privés");
	RUN("export", "meeting", "--format", "csv", "-o", "m.csv");
	GAVE(0, NULL, "m.csv");
	struct stat st;
	assert_int_equal(stat("copy.json", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	RUN("--journal", "other", "import", "copy.json", "--dry-run");
	GAVE(0, "Cet essai ne change rien. 2 fiches ajoutées", NULL);
	assert_int_not_equal(access("other", F_OK), 0);
	RUN("--journal", "other", "import", "copy.json");
	GAVE(0, "2 fiches ajoutées, 0 remplacée, 0 inchangée", NULL);
	RUN("--journal", "other", "import", "copy.json", "--json");
	GAVE(0, "={\"added\":0,\"replaced\":0,\"unchanged\":2}\n", NULL);
	RUN("--journal", "other", "import", "réunion", "m.csv");
	GAVE(0, "0 fiche ajoutée, 0 remplacée, 1 inchangée", NULL);
	RUN("--journal", "other", "import", "m.csv");
	GAVE(0, "1 inchangée", NULL);
	RUN("--journal", "other", "show", "cpts", "V");
	GAVE(0, "secret", NULL);
}

static void a_bad_import_names_lines(void **state)
{
	home *h = *state;
	AUTO_ERR e = {0};
	static const char text[] = "titre;echeance\nA;31/02/2026\nB;1/12/2026\n;demain\n";
	assert_int_equal(file_replace("a.csv", text, sizeof text - 1, 0600, &e), 0);
	RUN("import", "action", "a.csv");
	GAVE(2, NULL, "carnet: a.csv:2 : action.due : La date 31/02/2026 n’existe pas");
	GAVE(2, NULL, "carnet: a.csv:4 : action.title : ");
	GAVE(2, NULL, "carnet: 2 lignes refusées, rien n’a été importé");
	RUN("list", "action", "--json");
	GAVE(0, "=[]\n", NULL);
	RUN("import", "nothing.json");
	GAVE(3, NULL, "nothing.json");
	assert_int_equal(file_replace("x.ics", "BEGIN:VCALENDAR\n", 16, 0600, &e), 0);
	RUN("import", "x.ics");
	GAVE(2, NULL, "s’arrête au milieu");
}

static void copies(void **state)
{
	home *h = *state;
	RUN("add", "action", "title=A");
	RUN("backup", "copy.carnet");
	GAVE(0, "Copie vérifiée : copy.carnet", NULL);
	RUN("add", "action", "title=B");
	RUN("restore", "copy.carnet");
	GAVE(0, "Le carnet est maintenant celui de la copie", NULL);
	RUN("list", "action", "--format", "csv");
	assert_null(strstr(h->out->s, ";B;"));
	assert_non_null(strstr(h->out->s, ";A;"));
	RUN("check");
	GAVE(0, "en bon état", NULL);
}

static void a_damaged_journal(void **state)
{
	home *h = *state;
	AUTO_ERR e = {0};
	assert_int_equal(file_replace("bad", "this is not a journal at all", 28, 0600, &e), 0);
	assert_int_equal(file_replace("empty", "", 0, 0600, &e), 0);
	RUN("list", "meeting", "--journal", "bad");
	GAVE(3, NULL, "carnet: ");
	RUN("check", "--journal", "bad");
	GAVE(1, "bad", NULL);
	RUN("add", "action", "title=x", "--journal", "empty");
	GAVE(3, NULL, "carnet: ");
}

static void the_readers_leave(void **state)
{
	home *h = *state;
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	run_to(h, "", ends[1], (const char *const[]){"--demo", "export", NULL});
	close(ends[1]);
	assert_int_equal(h->code, 0);
	assert_null(strstr(h->err->s, "Broken"));
}

/* A list that waits in a pipe has read the journal to its end: another program writes at once. */
static void nobody_waits_for_the_reader(void **state)
{
	enum { LONG = 90000, MANY = 3 };
	home *h = *state;
	int ends[2];
	char some[4096], *detail = mem_printf(h, "detail=%0*d", LONG, 0);
	for (int i = 0; i < MANY; i++)
		RUN("add", "action", "title=Longue", detail);
	assert_int_equal(pipe(ends), 0);
	pid_t pid = fork();
	if (pid == 0) {
		close(ends[0]);
		run_to(h, "", ends[1], (const char *const[]){"list", "action", "--format", "json", NULL});
		_exit(h->code);
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], some, 1), 1);
	RUN("add", "action", "title=Pendant ce temps");
	GAVE(0, "=4\n", NULL);
	size_t all = 1;
	for (ssize_t n; (n = read(ends[0], some, sizeof some)) > 0;)
		all += (size_t)n;
	close(ends[0]);
	int status;
	waitpid(pid, &status, 0);
	assert_int_equal(status, 0);
	assert_true(all > (size_t)MANY * LONG);
}

static void the_disk_is_full(void **state)
{
	home *h = *state;
	int full = open("/dev/full", O_WRONLY);
	if (full < 0)
		skip();
	run_to(h, "", full, (const char *const[]){"--demo", "list", "meeting", NULL});
	assert_int_equal(h->code, 3);
	assert_non_null(strstr(h->err->s, "libérez de la place, puis recommencez"));
	run_to(h, "", full, (const char *const[]){"add", "action", "title=Une seule fois", NULL});
	close(full);
	assert_int_equal(h->code, 3);
	assert_non_null(strstr(h->err->s, "est plein : le carnet a gardé ce que vous demandiez : ne recommencez pas"));
}

static void pages_as_files(void **state)
{
	home *h = *state;
	RUN("read", "avant-la-reunion", "--format", "html", "-o", "p.html");
	GAVE(0, NULL, "Écrit : p.html");
	assert_int_equal(access("p.html", R_OK), 0);
}

static void content_is_compiled(void **state)
{
	home *h = *state;
	AUTO_ERR e = {0};
	assert_int_equal(dir_make("content/fr/guide", 0700, &e), 0);
	assert_int_equal(file_replace("content/fr/guide/x.yaml", "id: x\ntitle: [\n", 15, 0600, &e), 0);
	RUN("compile", "content", "out.db");
	GAVE(2, NULL, "content/fr/guide/x.yaml:");
	assert_int_not_equal(access("out.db", F_OK), 0);
	RUN("check", "--content", "content");
	GAVE(1, "content/fr/guide/x.yaml:", NULL);
}

static void the_language_of_the_locale(void **state)
{
	home *h = *state;
	setenv("LC_ALL", "en_GB.UTF-8", 1);
	RUN("dance");
	GAVE(2, NULL, "There is no command “dance”");
	setenv("LC_ALL", "C.UTF-8", 1);
	RUN("dance");
	GAVE(2, NULL, "Il n’y a pas de commande");
}

static void on_a_terminal(void **state)
{
	home *h = *state;
	RUN_TTY(60, "", "add", "cpts", "name=CPTS du Val d’Orge et des communes voisines");
	GAVE(0, "Ajouté\u00a0: CPTS «CPTS du Val d’Orge et des communes voisines», n°\u00a01.", NULL);
	RUN_TTY(60, "", "add", "meeting", "title=Conseil d’administration extraordinaire", "date=3/12", "cpts=1");
	RUN_TTY(60, "", "list", "meeting");
	GAVE(0, "\033[1mN°  Date", NULL);
	GAVE(0, "jeu. 3 déc. 2026  Con", NULL);
	GAVE(0, "…", NULL);
	RUN_TTY(60, "", "list", "meeting", "--no-color");
	assert_null(strchr(h->out->s, '\033'));
	setenv("NO_COLOR", "1", 1);
	RUN_TTY(60, "", "list", "meeting");
	assert_null(strchr(h->out->s, '\033'));
	unsetenv("NO_COLOR");
	RUN_TTY(60, "", "search", "extraordinaire", "--in", "journal");
	GAVE(0, "Réunion  Conseil", NULL);
	RUN("add", "interview", "cpts=1", "date=1/11", "survey=habitants");
	RUN("add", "interview_answer", "interview=1", "question=q3", "answer=Elle en a un à Zanzibar");
	RUN("search", "zanzibar"); /* the tables of what it found alone are read, and what that is a part of */
	GAVE(0, "Réponse\tComment cela se passe-t-il pour avoir un médecin traitant, ou le garder\u00a0?\t", NULL);
	RUN_TTY(60, "", "history");
	GAVE(0, "21 nov. 09:00  fait", NULL);
}

static void restoring_asks(void **state)
{
	home *h = *state;
	RUN("add", "action", "title=A");
	RUN("backup", "copy.carnet");
	RUN("add", "action", "title=B");
	RUN_TTY(80, "n\n", "restore", "copy.carnet");
	GAVE(0, "Rien n’est changé.", NULL);
	RUN_TTY(80, "\n", "restore", "copy.carnet");
	GAVE(0, "Rien n’est changé.", NULL);
	RUN("show", "action", "2");
	GAVE(0, "B", NULL);
	RUN_TTY(80, "OUI\n", "restore", "copy.carnet");
	GAVE(0, "celui de la copie", NULL);
	RUN("show", "action", "2");
	GAVE(1, NULL, "carnet: ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_home(a_records_life), in_home(a_first_expense), in_home(names_as_on_the_screen), in_home(what_is_private_and_what_is_no_document), in_home(deleting_counts_parts), in_home(values_from_elsewhere), in_home(files_kept_with_a_record), in_home(json_is_json),
		in_home(lists_filtered_and_sorted), in_home(out_and_in_again), in_home(a_bad_import_names_lines), in_home(copies), in_home(a_damaged_journal),
		in_home(the_readers_leave), in_home(nobody_waits_for_the_reader), in_home(the_disk_is_full), in_home(pages_as_files), in_home(content_is_compiled), in_home(the_language_of_the_locale), in_home(on_a_terminal), in_home(restoring_asks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
