// SPDX-License-Identifier: EUPL-1.2
/* The real program, one command at a time: what it prints, what it says, how it ends. */
#include "home.h"

#define W32 "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"
#define LONG_NAME W32 W32 W32 W32 W32 W32 W32 W32 W32

/* One command alone, in an empty home. */
static const struct one {
	const char *name;
	const char *args[8];
	int code;
	const char *out, *err;
} ones[] = {
	{"version", {"--version"}, 0, "carnet 0.", NULL},
	{"alone is today", {NULL}, 0, "Aujourd’hui, samedi 21 novembre 2026", NULL},
	{"today", {"today"}, 0, "carnet add cpts", NULL},
	{"today in English", {"today", "--lang", "en"}, 0, "Today, Saturday 21 November 2026", NULL},
	{"alias of today", {"aujourdhui"}, 0, "Pour commencer", NULL},
	{"today of the practice journal", {"--demo", "today"}, 0, "Prochaine réunion", NULL},
	{"today as JSON", {"today", "--json", "--demo"}, 0, "{\"block\":\"next\",\"title\":\"Prochaine réunion\"", NULL},
	{"help", {"--help"}, 0, "ajouter (add)", NULL},
	{"help in English", {"--help", "--lang=en"}, 0, "add (ajouter)", NULL},
	{"help does not announce compile", {"aide"}, 0, "verifier (check)", NULL},
	{"help of a command", {"help", "add"}, 0, "Ou encore : carnet add", NULL},
	{"help by option", {"add", "--help"}, 0, "carnet ajouter reunion", NULL},
	{"help of what is a command and an entity", {"help", "note"}, 0, "total_regle (settled_total)", NULL},
	{"help of an entity", {"help", "meeting"}, 0, "titre* (title)", NULL},
	{"help of a command with an entity", {"add", "meeting", "-h"}, 0, "à venir, tenue, reportée, annulée", NULL},
	{"help of nothing known", {"help", "zebra"}, 2, NULL, "=carnet: «zebra» n’est ni une commande ni une sorte de fiche : carnet --help donne les deux\n"},
	{"unknown command", {"lits"}, 2, NULL, "=carnet: Il n’y a pas de commande «lits» : vouliez-vous dire «list» ?\n"},
	{"unknown command, far", {"zebra"}, 2, NULL, "=carnet: Il n’y a pas de commande «zebra» : carnet --help en donne la liste\n"},
	{"unknown option", {"list", "meeting", "--limt", "3"}, 2, NULL, "=carnet: Il n’y a pas d’option --limt : vouliez-vous dire --limit ?\n"},
	{"unknown entity", {"list", "metting"}, 2, NULL, "vouliez-vous dire «meeting» ?"},
	{"unknown field of a filter", {"list", "meeting", "tilte=x"}, 2, NULL, "vouliez-vous dire «title» ?"},
	{"unknown field to sort", {"list", "meeting", "--sort", "-dte"}, 2, NULL, "vouliez-vous dire «date» ?"},
	{"unknown field to add", {"add", "meeting", "titel=x"}, 2, NULL, "vouliez-vous dire «title» ?"},
	{"option of another command", {"today", "--dry-run"}, 2, NULL, "«aujourdhui» n’a pas d’option --dry-run"},
	{"missing argument", {"show", "meeting"}, 2, NULL, "Il manque quelque chose"},
	{"too many arguments", {"undo", "3"}, 2, NULL, "«3» est de trop"},
	{"unknown language", {"today", "--lang", "de"}, 2, NULL, "choisissez fr ou en"},
	{"not a filter", {"list", "meeting", "title"}, 2, NULL, "title"},
	{"bad count", {"list", "meeting", "--limit", "0"}, 2, NULL, "--limit"},
	{"empty option", {"list", "meeting", "--journal="}, 2, NULL, "--journal"},
	{"journal that cannot be looked for", {"list", "meeting", "--journal", LONG_NAME}, 3, NULL, "est trop long"},
	{"filter on nobody", {"list", "meeting", "cpts=zzz"}, 1, NULL, "zzz"},
	{"not UTF-8", {"add", "cpts", "name=a\xff"}, 2, NULL, "UTF-8"},
	{"two lines in one", {"add", "cpts", "name=a\nb"}, 2, NULL, "plusieurs lignes"},
	{"bad list format", {"list", "meeting", "--format", "xml"}, 2, NULL, "table, csv ou json"},
	{"empty list", {"list", "meeting"}, 0, "=N°\tDate\tTitre\tCPTS\tDébut\tÉtat\tPrésence\n", NULL},
	{"empty list, alias", {"lister", "réunions"}, 0, "N°\tDate", NULL},
	{"empty list as JSON", {"list", "meeting", "--json"}, 0, "=[]\n", NULL},
	{"empty list as JSON by format", {"list", "meeting", "--format", "json"}, 0, "=[]\n", NULL},
	{"empty list as CSV", {"list", "meeting", "--format", "csv"}, 0, "=\xef\xbb\xbfN°;Date;Titre;CPTS;Début;État;Présence\r\n", NULL},
	{"show nothing", {"show", "meeting", "1"}, 1, NULL, "carnet: "},
	{"edit nothing", {"edit", "meeting", "1", "title=x"}, 1, NULL, "carnet: "},
	{"delete nothing", {"delete", "meeting", "1"}, 1, NULL, "carnet: "},
	{"undo nothing", {"undo"}, 1, NULL, "carnet: "},
	{"redo nothing", {"redo"}, 1, NULL, "carnet: "},
	{"empty history", {"history"}, 0, "=Quand\tÉtat\tModification\n", NULL},
	{"empty history as JSON", {"history", "--json"}, 0, "=[]\n", NULL},
	{"search finds nothing", {"search", "xyzzyplugh"}, 1, NULL, "Rien n’est trouvé pour «xyzzyplugh»"},
	{"search nothing as JSON", {"search", "xyzzyplugh", "--json"}, 1, "=[]\n", "Rien n’est trouvé"},
	{"search in the guide", {"search", "ACI", "--in", "guide", "--limit", "1"}, 0, "Sigle\tACI", NULL},
	{"search in the practice journal", {"--demo", "chercher", "comité", "--in", "journal", "--limit", "2"}, 0, "\t", NULL},
	{"search as JSON", {"--demo", "search", "comité", "--json", "--limit", "3"}, 0, "\"kind\":", NULL},
	{"search nowhere", {"search", "x", "--in", "cellar"}, 2, NULL, "choisissez guide ou journal"},
	{"read lists", {"read"}, 0, "avant-la-reunion\tQue préparer avant la réunion ?\tSiéger\n", NULL},
	{"read lists as JSON", {"read", "--json"}, 0, "{\"id\":\"avant-la-reunion\",", NULL},
	{"read a page", {"lire", "avant-la-reunion"}, 0, "Que préparer avant la réunion ?\n─", NULL},
	{"read as Markdown", {"read", "avant-la-reunion", "--format", "markdown"}, 0, "# Que préparer avant la réunion", NULL},
	{"read as HTML", {"read", "avant-la-reunion", "--format", "html"}, 0, "<!DOCTYPE html>", NULL},
	{"read as PDF asks for a file", {"read", "avant-la-reunion", "--format", "pdf"}, 2, NULL, "donnez le fichier à écrire, avec -o"},
	{"a size that paper has not", {"read", "avant-la-reunion", "--size", "14"}, 2, NULL, "choisissez 12 ou 18"},
	{"read as JSON", {"read", "avant-la-reunion", "--json"}, 0, "\"markdown\":\"# Que préparer", NULL},
	{"read a word", {"read", "sigle:ACI"}, 0, "accord conventionnel", NULL},
	{"read a whole part", {"read", "mission"}, 0, "Qui paie les frais du mandat", NULL},
	{"no bookmark to read", {"read", "marque-pages"}, 1, NULL, "marque-page"},
	{"read one's own notes", {"read", "mine:notes"}, 0, "Mes notes\n", NULL},
	{"read what has changed", {"read", "mine:changes"}, 0, "Ce qui a changé\n", NULL},
	{"read a word by itself", {"read", "aci"}, 0, "accord conventionnel", NULL},
	{"read a page that is not", {"read", "avant-la-reuni"}, 1, NULL, "avant-la-reunion"},
	{"read a word that is not", {"read", "sigle:XYZW"}, 1, NULL, "XYZW"},
	{"read as PDF without a file", {"read", "avant-la-reunion", "--format", "pdf"}, 2, NULL, "-o"},
	{"read in an unknown format", {"read", "avant-la-reunion", "--format", "papyrus"}, 2, NULL, "text, markdown, html ou pdf"},
	{"export format that is not", {"export", "--format", "xlsx"}, 2, NULL, "json, csv ou ics"},
	{"export CSV of everything", {"export", "--format", "csv"}, 2, NULL, "une seule sorte de fiches"},
	{"export unknown field", {"export", "meeting", "--fields", "title,zebra"}, 2, NULL, "zebra"},
	{"export all", {"export"}, 0, "{\"carnet\":\"3\",\"exported_at\":\"2026-11-21T09:00:00.000Z\",\"records\":{", "champs privés"},
	{"export one kind", {"export", "meeting"}, 0, "\"meeting\":[]", NULL},
	{"export by word", {"export", "csv", "meeting"}, 0, "Date;Titre", NULL},
	{"what a person answered stays", {"--demo", "export", "interview_answer", "--format", "csv"}, 0, "Entretien;Question;Identifiant (uid);", "laissé de côté"},
	{"who answers has no name", {"--demo", "needs", "1", "questionnaire", "personne=Mme Durand", "q1=Oui"}, 2, NULL, "nomme quelqu’un"},
	{"unless it is named", {"--demo", "export", "interview_answer", "--format", "csv", "--fields", "answer"}, 0, "Réponse", NULL},
	{"export a calendar", {"--demo", "export", "--format", "ics"}, 0, "BEGIN:VEVENT\r\n", NULL},
	{"export a calendar of expenses", {"export", "expense", "--format", "ics"}, 2, NULL, "choisissez parmi reunion, action et mandat"},
	{"import two files", {"import", "meeting", "a.ics", "b.ics"}, 2, NULL, "un seul fichier"},
	{"import with a bad value", {"--demo", "import", "a.ics", "date=31/02"}, 2, NULL, "La date 31/02"},
	{"a value that names nobody", {"add", "frais", "date=3/11", "nature=train", "payeur=zz"}, 2, NULL, "expense.payer"},
	{"search without end", {"search", "ACI", "--limit", "9999999999"}, 0, "ACI", NULL},
	{"filter that asks nothing", {"list", "meeting", "date>="}, 2, NULL, "n’est suivi de rien"},
	{"words in a number", {"list", "frais", "montant~12,5"}, 2, NULL, "cherche des mots"},
	{"export nowhere", {"export", "-o", "/nonexistent/x"}, 3, NULL, "/nonexistent/x"},
	{"import into an unknown kind", {"import", "zebra", "x"}, 2, NULL, "carnet: "},
	{"backup without a journal", {"backup", "copy"}, 1, NULL, "pas encore de carnet"},
	{"restore what is not", {"restore", "nothing"}, 3, NULL, "nothing"},
	{"restore the practice journal", {"--demo", "restore", "x"}, 2, NULL, "--demo"},
	{"restore without a copy", {"restore"}, 1, NULL, "pas de bonne copie du jour"},
	{"rescue without a journal", {"rescue"}, 1, NULL, "donnez son chemin avec --journal"},
	{"nothing to do with a pack", {"pack", "cook"}, 2, NULL, "ne se fait pas avec une trousse"},
	{"a pack without its folder", {"pack", "new"}, 2, NULL, "écrivez : carnet trousse nouvelle DOSSIER"},
	{"a pack to build nowhere", {"pack", "build", "x"}, 2, NULL, "écrivez : carnet trousse construire x -o FICHIER"},
	{"nothing to claim", {"claim", "new"}, 1, NULL, "Il n’y a rien à demander"},
	{"a claim to one of several", {"--demo", "claim", "new"}, 2, NULL, "nommez-en un : payeur=…"},
	{"a close that takes no value", {"--demo", "claim", "close", "1", "zebra=1"}, 2, NULL, "ce qui peut suivre la note : rien"},
	{"nothing given up that year", {"--demo", "claim", "waivers", "2019"}, 1, NULL, "Rien n’a été abandonné en 2019"},
	{"check", {"check"}, 0, "Tout est en ordre.", NULL},
	{"check as JSON", {"check", "--json"}, 0, "=[]\n", NULL},
	{"check the practice journal", {"check", "--demo"}, 0, "en bon état", NULL},
	{"check a folder without saying", {"check", "x"}, 2, NULL, "carnet verifier --content x"},
	{"check content that is not", {"check", "--content", "/nonexistent"}, 1, NULL, "/nonexistent"},
	{"schema of the content", {"check", "--schema"}, 0, "title", NULL},
	{"the manual", {"print", "man"}, 0, "\n.SS ajouter FICHE champ=valeur", NULL},
	{"the keys", {"print", "keys"}, 0, "| F3, /, Ctrl+F | chercher | partout |", NULL},
	{"the completion", {"print", "completion"}, 0, "_carnet_commands='aujourdhui lire", NULL},
	{"print what is not", {"print", "money"}, 2, NULL, "man, keys ou completion"},
	{"compile nothing", {"compile", "/nonexistent", "out.db"}, 3, NULL, "/nonexistent"},
	{"add with a bad date", {"add", "meeting", "title=x", "date=31/02"}, 2, NULL, "=carnet: meeting.date : La date 31/02 n’existe pas : écrivez par exemple 28/02/2026\n"},
	{"add with a bad hour", {"add", "meeting", "title=x", "start=25h"}, 2, NULL, "meeting.start"},
	{"add with a bad amount", {"add", "expense", "amount=12a"}, 2, NULL, "expense.amount"},
	{"add with a negative receipt", {"add", "expense", "date=21/11", "kind=repas", "real_amount=-3"}, 2, NULL, "=carnet: expense.real_amount : Un justificatif n’est jamais négatif : écrivez ce que vous avez payé, sans le signe moins\n"},
	{"add with a bad choice", {"add", "action", "title=x", "status=fini"}, 2, NULL, "action.status"},
	{"add without what is required", {"add", "cpts"}, 2, NULL, "cpts.name"},
	{"add without a field", {"add", "cpts", "Val"}, 2, NULL, "«Val» ne dit pas quel champ"},
	{"add from a file that is not", {"add", "cpts", "name=@nothing"}, 3, NULL, "=carnet: cpts.name : nothing n’existe pas : vérifiez le nom et le dossier\n"},
	{"content typed by hand", {"add", "attachment", "owner=x", "name=y", "content=z"}, 2, NULL, "contenu=@FICHIER"},
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

int main(void)
{
	struct CMUnitTest tests[LENGTH(ones)];

	for (size_t i = 0; i < LENGTH(ones); i++)
		tests[i] = (struct CMUnitTest){ones[i].name, one_command, one_setup, home_teardown, (void *)(uintptr_t)&ones[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
