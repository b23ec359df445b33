// SPDX-License-Identifier: EUPL-1.2
/* The real program, one command at a time: what it prints, what it says, how it ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <carnet/base/file.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A folder that is home, and what the last command gave. */
typedef struct home {
	char *folder, *program;
	strbuf *out, *err;
	int code;
} home;

static int home_setup(void **state)
{
	home *h = NEW(NULL, home);
	char name[] = "/tmp/carnet-e2e-XXXXXX";
	const char *build = getenv("CARNET_BUILD");

	if (!mkdtemp(name))
		return -1;
	h->folder = mem_dup(h, name);
	h->program = mem_printf(h, "%s/carnet", build ? build : "build");
	setenv("HOME", name, 1);
	setenv("XDG_DATA_HOME", path_join(h, name, "data"), 1);
	setenv("XDG_CONFIG_HOME", path_join(h, name, "config"), 1);
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	*state = h;
	return chdir(name);
}

static int home_teardown(void **state)
{
	home *h = *state;
	int rc = chdir("/") | system(mem_printf(h, "rm -rf %s", h->folder));

	talloc_free(h);
	return rc;
}

static void slurp(strbuf *into, int fd)
{
	char part[4096];
	ssize_t n;

	lseek(fd, 0, SEEK_SET);
	while ((n = read(fd, part, sizeof part)) > 0)
		sb_addn(into, part, (size_t)n);
	close(fd);
}

static int scratch(const home *h, const char *name)
{
	int fd = open(path_join(h, h->folder, name), O_RDWR | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	return fd;
}

/* Runs the program with its input, output and errors in files: never on a terminal. out -1: kept in h->out. */
static void run_to(home *h, const char *input, int to, const char *const *args)
{
	const char *argv[32] = { h->program };
	int in = scratch(h, ".in"), out = to < 0 ? scratch(h, ".out") : to, err = scratch(h, ".err"), status;

	for (size_t i = 0; args[i]; i++)
		argv[i + 1] = args[i];
	assert_true(write(in, input, strlen(input)) == (ssize_t)strlen(input));
	lseek(in, 0, SEEK_SET);
	pid_t child = fork();
	if (child == 0) {
		dup2(in, 0), dup2(out, 1), dup2(err, 2);
		execv(h->program, (char **)(uintptr_t)argv);
		_exit(127);
	}
	waitpid(child, &status, 0);
	h->code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	h->out = sb_new(h);
	h->err = sb_new(h);
	close(in);
	if (to < 0)
		slurp(h->out, out);
	slurp(h->err, err);
}
#define RUN(...) run_to(h, "", -1, (const char *const[]){ __VA_ARGS__, NULL })
#define RUN_IN(input, ...) run_to(h, (input), -1, (const char *const[]){ __VA_ARGS__, NULL })

/* expected NULL: nothing at all; begins with "=": the whole text; else: it is in there. */
static bool said(const strbuf *text, const char *expected)
{
	if (!expected)
		return text->len == 0;
	return *expected == '=' ? !strcmp(text->s, expected + 1) : strstr(text->s, expected) != NULL;
}

static void check(const home *h, int code, const char *out, const char *err, const char *where, int line)
{
	if (h->code == code && said(h->out, out) && said(h->err, err))
		return;
	print_error("%s:%d: exit %d\n--out\n%s\n--err\n%s\n", where, line, h->code, h->out->s, h->err->s);
	_fail(where, line);
}
#define GAVE(code, out, err) check(h, (code), (out), (err), __FILE__, __LINE__)

/* One command alone, in an empty home. */
static const struct one {
	const char *name;
	const char *args[8];
	int code;
	const char *out, *err;
} ones[] = {
	{ "version", { "--version" }, 0, "carnet 0.", NULL },
	{ "alone is today", { NULL }, 0, "Aujourd’hui, samedi 21 novembre 2026", NULL },
	{ "today", { "today" }, 0, "carnet add cpts", NULL },
	{ "today in English", { "today", "--lang", "en" }, 0, "Today, Saturday 21 November 2026", NULL },
	{ "alias of today", { "aujourdhui" }, 0, "Pour commencer", NULL },
	{ "today of the practice journal", { "--demo", "today" }, 0, "Prochaine réunion", NULL },
	{ "today as JSON", { "today", "--json", "--demo" }, 0, "{\"block\":\"next\",\"title\":\"Prochaine réunion\"", NULL },
	{ "help", { "--help" }, 0, "ajouter (add)", NULL },
	{ "help in English", { "--help", "--lang=en" }, 0, "add (ajouter)", NULL },
	{ "help does not announce compile", { "aide" }, 0, "verifier (check)", NULL },
	{ "help of a command", { "help", "add" }, 0, "Ou encore : carnet add", NULL },
	{ "help by option", { "add", "--help" }, 0, "carnet ajouter reunion", NULL },
	{ "help of an entity", { "help", "meeting" }, 0, "titre* (title)", NULL },
	{ "help of a command with an entity", { "add", "meeting", "-h" }, 0, "à venir, tenue, reportée, annulée", NULL },
	{ "help of nothing known", { "help", "zebra" }, 2, NULL, "=carnet: «zebra» n’est ni une commande ni une sorte de fiche : carnet --help donne les deux\n" },
	{ "unknown command", { "lits" }, 2, NULL, "=carnet: Il n’y a pas de commande «lits» : vouliez-vous dire «list» ?\n" },
	{ "unknown command, far", { "zebra" }, 2, NULL, "=carnet: Il n’y a pas de commande «zebra» : carnet --help en donne la liste\n" },
	{ "unknown option", { "list", "meeting", "--limt", "3" }, 2, NULL, "=carnet: Il n’y a pas d’option --limt : vouliez-vous dire --limit ?\n" },
	{ "unknown entity", { "list", "metting" }, 2, NULL, "vouliez-vous dire «meeting» ?" },
	{ "unknown field of a filter", { "list", "meeting", "tilte=x" }, 2, NULL, "vouliez-vous dire «title» ?" },
	{ "unknown field to sort", { "list", "meeting", "--sort", "-dte" }, 2, NULL, "vouliez-vous dire «date» ?" },
	{ "unknown field to add", { "add", "meeting", "titel=x" }, 2, NULL, "vouliez-vous dire «title» ?" },
	{ "option of another command", { "today", "--dry-run" }, 2, NULL, "«aujourdhui» n’a pas d’option --dry-run" },
	{ "missing argument", { "show", "meeting" }, 2, NULL, "Il manque quelque chose" },
	{ "too many arguments", { "undo", "3" }, 2, NULL, "«3» est de trop" },
	{ "unknown language", { "today", "--lang", "de" }, 2, NULL, "choisissez fr ou en" },
	{ "not a filter", { "list", "meeting", "title" }, 2, NULL, "title" },
	{ "bad count", { "list", "meeting", "--limit", "0" }, 2, NULL, "--limit" },
	{ "empty option", { "list", "meeting", "--journal=" }, 2, NULL, "--journal" },
	{ "filter on nobody", { "list", "meeting", "cpts=zzz" }, 1, NULL, "zzz" },
	{ "not UTF-8", { "add", "cpts", "name=a\xff" }, 2, NULL, "UTF-8" },
	{ "two lines in one", { "add", "cpts", "name=a\nb" }, 2, NULL, "plusieurs lignes" },
	{ "bad list format", { "list", "meeting", "--format", "xml" }, 2, NULL, "table, csv ou json" },
	{ "empty list", { "list", "meeting" }, 0, "=N°\tDate\tTitre\tCPTS\tDébut\tÉtat\tPrésence\n", NULL },
	{ "empty list, alias", { "lister", "réunions" }, 0, "N°\tDate", NULL },
	{ "empty list as JSON", { "list", "meeting", "--json" }, 0, "=[]\n", NULL },
	{ "empty list as JSON by format", { "list", "meeting", "--format", "json" }, 0, "=[]\n", NULL },
	{ "empty list as CSV", { "list", "meeting", "--format", "csv" }, 0, "=\xef\xbb\xbfN°;Date;Titre;CPTS;Début;État;Présence\r\n", NULL },
	{ "show nothing", { "show", "meeting", "1" }, 1, NULL, "carnet: " },
	{ "edit nothing", { "edit", "meeting", "1", "title=x" }, 1, NULL, "carnet: " },
	{ "delete nothing", { "delete", "meeting", "1" }, 1, NULL, "carnet: " },
	{ "undo nothing", { "undo" }, 1, NULL, "carnet: " },
	{ "redo nothing", { "redo" }, 1, NULL, "carnet: " },
	{ "empty history", { "history" }, 0, "=Quand\tÉtat\tModification\n", NULL },
	{ "empty history as JSON", { "history", "--json" }, 0, "=[]\n", NULL },
	{ "search finds nothing", { "search", "xyzzyplugh" }, 1, NULL, "Rien n’est trouvé pour «xyzzyplugh»" },
	{ "search nothing as JSON", { "search", "xyzzyplugh", "--json" }, 1, "=[]\n", "Rien n’est trouvé" },
	{ "search in the guide", { "search", "ACI", "--in", "guide", "--limit", "1" }, 0, "Sigle\tACI", NULL },
	{ "search in the practice journal", { "--demo", "chercher", "comité", "--in", "journal", "--limit", "2" }, 0, "\t", NULL },
	{ "search as JSON", { "--demo", "search", "comité", "--json", "--limit", "3" }, 0, "\"kind\":", NULL },
	{ "search nowhere", { "search", "x", "--in", "cellar" }, 2, NULL, "choisissez guide ou journal" },
	{ "read lists", { "read" }, 0, "avant-la-reunion\tQue préparer avant la réunion ?\tSiéger\n", NULL },
	{ "read lists as JSON", { "read", "--json" }, 0, "{\"id\":\"avant-la-reunion\",", NULL },
	{ "read a page", { "lire", "avant-la-reunion" }, 0, "Que préparer avant la réunion ?\n─", NULL },
	{ "read as Markdown", { "read", "avant-la-reunion", "--format", "markdown" }, 0, "# Que préparer avant la réunion", NULL },
	{ "read as HTML", { "read", "avant-la-reunion", "--format", "html" }, 0, "<!DOCTYPE html>", NULL },
	{ "read as JSON", { "read", "avant-la-reunion", "--json" }, 0, "\"markdown\":\"# Que préparer", NULL },
	{ "read a word", { "read", "sigle:ACI" }, 0, "ACI : accord conventionnel", NULL },
	{ "read a word by itself", { "read", "aci" }, 0, "accord conventionnel", NULL },
	{ "read a page that is not", { "read", "avant-la-reuni" }, 1, NULL, "avant-la-reunion" },
	{ "read a word that is not", { "read", "sigle:XYZW" }, 1, NULL, "XYZW" },
	{ "read as PDF without a file", { "read", "avant-la-reunion", "--format", "pdf" }, 2, NULL, "-o" },
	{ "read in an unknown format", { "read", "avant-la-reunion", "--format", "papyrus" }, 2, NULL, "text, markdown, html ou pdf" },
	{ "export format that is not", { "export", "--format", "ics" }, 2, NULL, "json ou csv" },
	{ "export CSV of everything", { "export", "--format", "csv" }, 2, NULL, "une seule sorte de fiches" },
	{ "export unknown field", { "export", "meeting", "--fields", "title,zebra" }, 2, NULL, "zebra" },
	{ "export all", { "export" }, 0, "{\"carnet\":\"1\",\"exported_at\":\"2026-11-21T09:00:00.000Z\",\"records\":{", "champs privés" },
	{ "export one kind", { "export", "meeting" }, 0, "\"meeting\":[]", NULL },
	{ "export by word", { "export", "csv", "meeting" }, 0, "Date;Titre", NULL },
	{ "export nowhere", { "export", "-o", "/nonexistent/x" }, 3, NULL, "/nonexistent/x" },
	{ "import into an unknown kind", { "import", "zebra", "x" }, 2, NULL, "carnet: " },
	{ "backup without a journal", { "backup", "copy" }, 1, NULL, "pas encore de carnet" },
	{ "restore what is not", { "restore", "nothing" }, 3, NULL, "nothing" },
	{ "restore the practice journal", { "--demo", "restore", "x" }, 2, NULL, "--demo" },
	{ "check", { "check" }, 0, "Tout est en ordre.", NULL },
	{ "check as JSON", { "check", "--json" }, 0, "=[]\n", NULL },
	{ "check the practice journal", { "check", "--demo" }, 0, "en bon état", NULL },
	{ "check a folder without saying", { "check", "x" }, 2, NULL, "carnet verifier --content x" },
	{ "check content that is not", { "check", "--content", "/nonexistent" }, 1, NULL, "/nonexistent" },
	{ "schema of the content", { "check", "--schema" }, 0, "title", NULL },
	{ "compile nothing", { "compile", "/nonexistent", "out.db" }, 3, NULL, "/nonexistent" },
	{ "add with a bad date", { "add", "meeting", "title=x", "date=31/02" }, 2, NULL, "=carnet: meeting.date : La date 31/02 n’existe pas : écrivez par exemple 28/02/2026\n" },
	{ "add with a bad hour", { "add", "meeting", "title=x", "start=25h" }, 2, NULL, "meeting.start" },
	{ "add with a bad amount", { "add", "expense", "amount=12a" }, 2, NULL, "expense.amount" },
	{ "add with a bad choice", { "add", "action", "title=x", "status=fini" }, 2, NULL, "action.status" },
	{ "add without what is required", { "add", "cpts" }, 2, NULL, "cpts.name" },
	{ "add without a field", { "add", "cpts", "Val" }, 2, NULL, "«Val» ne dit pas quel champ" },
	{ "add from a file that is not", { "add", "cpts", "name=@nothing" }, 3, NULL, "nothing" },
	{ "content typed by hand", { "add", "attachment", "owner=x", "name=y", "content=z" }, 2, NULL, "contenu=@FICHIER" },
};

/* Its setup is given the row, and keeps it for the case. */
static const struct one *current;
static int one_setup(void **state)
{
	current = *state;
	return home_setup(state);
}

static void one_command(void **state)
{
	home *h = *state;

	run_to(h, "", -1, current->args);
	if (h->code != current->code || !said(h->out, current->out) || !said(h->err, current->err)) {
		print_error("exit %d\n--out\n%s\n--err\n%s\n", h->code, h->out->s, h->err->s);
		fail();
	}
	assert_true(h->code == 0 || h->err->len == 0 || !strchr(h->err->s, '\n')[1]); /* one line */
	assert_int_not_equal(access("data", F_OK), 0);                              /* no journal is made by asking */
}

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
	GAVE(2, NULL, "1 réunion");
	RUN("delete", "meeting", "1");
	GAVE(0, "Supprimé : réunion «Conseil, jeu. 3 déc. 2026»", NULL);
	RUN("show", "meeting", "1");
	GAVE(1, NULL, "carnet: ");
	RUN("undo");
	GAVE(0, "Annulé : ", NULL);
	RUN("show", "meeting", "1", "--json");
	GAVE(0, "{\"id\":1,", NULL);
	RUN("redo");
	GAVE(0, "Refait : ", NULL);
	RUN("undo");
	RUN("annuler");
	RUN("annuler");
	RUN("history");
	GAVE(0, "\tannulé\t", NULL);
	RUN("list", "meeting", "--json");
	GAVE(0, "=[]\n", NULL);
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
	AUTO_ERR e = { 0 };
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
	AUTO_ERR e = { 0 };
	RUN("add", "action", "title=A");
	RUN("show", "action", "1", "--json");
	json_t *j = json_out(h);
	const char *owner = mem_printf(h, "owner=%s", json_string_value(json_object_get(j, "uid")));
	json_decref(j);
	assert_int_equal(file_replace("recu.pdf", "%PDF\0x", 6, 0600, &e), 0);
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
	static const char *const due[] = { "due=2026-11-25", "due=2026-12-01", "due=" };
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
	AUTO_ERR e = { 0 };
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
	GAVE(2, NULL, "agenda");
}

static void copies(void **state)
{
	home *h = *state;
	RUN("add", "action", "title=A");
	RUN("backup", "copy.carnet");
	GAVE(0, "Copie vérifiée : copy.carnet", NULL);
	RUN("add", "action", "title=B");
	RUN("restore", "copy.carnet");
	GAVE(0, "Le carnet est maintenant celui de la sauvegarde", NULL);
	RUN("list", "action", "--format", "csv");
	assert_null(strstr(h->out->s, ";B;"));
	assert_non_null(strstr(h->out->s, ";A;"));
	RUN("check");
	GAVE(0, "en bon état", NULL);
}

static void a_damaged_journal(void **state)
{
	home *h = *state;
	AUTO_ERR e = { 0 };
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
	run_to(h, "", ends[1], (const char *const[]){ "--demo", "export", NULL });
	close(ends[1]);
	assert_int_equal(h->code, 0);
	assert_null(strstr(h->err->s, "Broken"));
}

static void the_disk_is_full(void **state)
{
	home *h = *state;
	int full = open("/dev/full", O_WRONLY);
	if (full < 0)
		skip();
	run_to(h, "", full, (const char *const[]){ "--demo", "list", "meeting", NULL });
	close(full);
	assert_int_equal(h->code, 3);
	assert_non_null(strstr(h->err->s, "carnet: "));
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
	AUTO_ERR e = { 0 };
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

#define in_home(f) cmocka_unit_test_setup_teardown(f, home_setup, home_teardown)

int main(void)
{
	const struct CMUnitTest stories[] = {
		in_home(a_records_life), in_home(deleting_counts_parts), in_home(values_from_elsewhere), in_home(files_kept_with_a_record), in_home(json_is_json),
		in_home(lists_filtered_and_sorted), in_home(out_and_in_again), in_home(a_bad_import_names_lines), in_home(copies), in_home(a_damaged_journal),
		in_home(the_readers_leave), in_home(the_disk_is_full), in_home(pages_as_files), in_home(content_is_compiled), in_home(the_language_of_the_locale),
	};
	struct CMUnitTest tests[LENGTH(stories) + LENGTH(ones)];

	memcpy(tests, stories, sizeof stories);
	for (size_t i = 0; i < LENGTH(ones); i++)
		tests[LENGTH(stories) + i] = (struct CMUnitTest){ ones[i].name, one_command, one_setup, home_teardown, (void *)(uintptr_t)&ones[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
