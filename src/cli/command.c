// SPDX-License-Identifier: EUPL-1.2
#include "command.h"
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>

enum { ANY = 10000 };
#define DOCUMENT (BIT(O_FORMAT) | BIT(O_OUTPUT) | BIT(O_SIZE))

const command commands[] = {
	{.name = "today", .alias = "aujourdhui", .usage = "", .summary = N_("says what needs you today"), .run = run_today},
	{.name = "read", .alias = "lire", .usage = N_("[PAGE]"), .summary = N_("reads a page of the guide; lists the pages without one"),
	 .examples = N_("carnet read\ncarnet read avant-la-reunion\ncarnet read avant-la-reunion --format html -o page.html\ncarnet read avant-la-reunion --format pdf --size 18 -o page.pdf"),
	 .options = DOCUMENT, .most = 1, .run = run_read},
	{.name = "search", .alias = "chercher", .usage = N_("WORD…"), .summary = N_("searches guide and journal together"),
	 .examples = N_("carnet search budget aci\ncarnet search comité --in journal --limit 5"), .options = BIT(O_IN) | BIT(O_LIMIT), .least = 1, .most = ANY,
	 .run = run_search},
	{.name = "list", .alias = "lister", .usage = N_("ENTITY [field=value…]"), .summary = N_("lists records"),
	 .detail = N_("A filter is field=value, field>=value, field<=value or field~text; an empty value asks for empty fields."),
	 .examples = N_("carnet list meeting \"date>=01/09\" --sort date\ncarnet list action status=\"à faire\" --limit 10\ncarnet list expense claim= --format csv"),
	 .options = BIT(O_SORT) | BIT(O_LIMIT) | BIT(O_FORMAT), .least = 1, .most = ANY, .entity = true, .run = run_list},
	{.name = "show", .alias = "montrer", .usage = N_("ENTITY ID"), .summary = N_("shows one record, by number, uid or beginning of its title"),
	 .examples = N_("carnet show meeting 12\ncarnet show cpts \"CPTS du Val\""), .least = 2, .most = 2, .entity = true, .run = run_show},
	{.name = "add", .alias = "ajouter", .usage = N_("ENTITY field=value…"), .summary = N_("adds a record"),
	 .detail = N_("A value @FILE reads the file, - reads standard input, @@ stands for one @."),
	 .examples = N_("carnet add meeting title=\"Board\" date=3/12 start=18h30 cpts=1\ncarnet add action title=\"Call the ARS back\" due=+7\ncarnet add agenda_item meeting=12 title=Budget "
			"decision=@decision.md"),
	 .least = 1, .most = ANY, .entity = true, .run = run_add},
	{.name = "edit", .alias = "modifier", .usage = N_("ENTITY ID field=value…"), .summary = N_("changes a record; an empty value clears the field"),
	 .examples = N_("carnet edit meeting 12 status=tenue attendance=présent\ncarnet edit action 4 due="), .least = 3, .most = ANY, .entity = true, .run = run_edit},
	{.name = "delete", .alias = "supprimer", .usage = N_("ENTITY ID"), .summary = N_("deletes a record with its parts; undo brings them back"),
	 .examples = N_("carnet delete action 4"), .least = 2, .most = 2, .entity = true, .run = run_delete},
	{.name = "undo", .alias = "annuler", .usage = "", .summary = N_("takes back the last change"), .run = run_undo},
	{.name = "redo", .alias = "retablir", .usage = "", .summary = N_("does again what undo took back"), .run = run_redo},
	{.name = "history", .alias = "historique", .usage = "", .summary = N_("lists the changes, newest first"), .options = BIT(O_LIMIT), .run = run_history},
	{.name = "export", .alias = "exporter", .usage = N_("[ENTITY…]"), .summary = N_("writes records as JSON, CSV or a calendar; JSON without ENTITY is the full copy"),
	 .detail = N_("The full copy holds private fields too; anything less leaves them out, unless --fields names them."),
	 .examples = N_("carnet export -o copy.json\ncarnet export expense --format csv -o expenses.csv\ncarnet export meeting --fields title,date,minutes\ncarnet export --format ics -o meetings.ics"),
	 .options = BIT(O_FORMAT) | BIT(O_FIELDS) | BIT(O_OUTPUT), .most = ANY, .run = run_export},
	{.name = "import", .alias = "importer", .usage = N_("[ENTITY] FILE [field=value…]"), .summary = N_("reads a JSON export, a CSV file or an invitation (.ics): all of it or nothing"),
	 .detail = N_("An invitation becomes a meeting; the same one again changes it when it is newer. Values after the file are those of its meetings."),
	 .examples = N_("carnet import copy.json\ncarnet import expense expenses.csv --dry-run\ncarnet import invitation.ics cpts=1"),
	 .options = BIT(O_DRY_RUN), .least = 1, .most = ANY, .run = run_import},
	{.name = "prepare", .alias = "preparer", .usage = N_("[MEETING]"), .summary = N_("writes the dossier of a meeting, or of the next one"),
	 .detail = N_("Its parts are agenda, questions, decisions, actions, guide, words, level, expenses and attachments; your private notes stay out unless asked for."),
	 .examples = N_("carnet prepare\ncarnet prepare 12 --format pdf -o dossier.pdf\ncarnet prepare 12 --with notes --without expenses,level"),
	 .options = DOCUMENT | BIT(O_WITH) | BIT(O_WITHOUT), .most = 1, .run = run_prepare},
	{.name = "close", .alias = "clore", .usage = N_("MEETING [next=DATE] [action:ID=DATE…]"),
	 .summary = N_("closes a meeting: held, its trip as an expense, its actions dated, the next meeting, the report"),
	 .detail = N_("What the notebook proposes is done in one change, that undo takes back; --dry-run only tells it. Parts are trip, actions, next and report:\n"
		      "--without leaves some, --with trip takes a trip without an amount. The report to the association goes to the file of -o."),
	 .examples = N_("carnet close 12 --dry-run\ncarnet close 12 next=14/01 action:4=30/11 -o account.pdf\ncarnet close 12 --without trip,next --json"),
	 .options = DOCUMENT | BIT(O_WITH) | BIT(O_WITHOUT) | BIT(O_DRY_RUN), .least = 1, .most = ANY, .run = run_close},
	{.name = "account", .alias = "retour", .usage = N_("MEETING"), .summary = N_("writes what is told of a meeting to the association, public parts only"),
	 .detail = N_("With -o, it first says which names of persons, phone numbers, e-mail addresses and words about health are in it. So do handover and substitute."),
	 .examples = N_("carnet account 12 --format pdf -o account.pdf"), .options = DOCUMENT, .least = 1, .most = 1, .run = run_account},
	{.name = "minutes", .alias = "compte-rendu", .usage = N_("MEETING"), .summary = N_("writes all that is noted of a meeting, private notes included, for yourself"),
	 .examples = N_("carnet minutes 12"), .options = DOCUMENT, .least = 1, .most = 1, .run = run_minutes},
	{.name = "substitute", .alias = "suppleance", .usage = N_("MEETING"), .summary = N_("writes what a substitute needs for one meeting, and a sheet to send back"),
	 .detail = N_("With --json, it is the sheet: imported in another notebook, filled in there and exported, it comes back with carnet import."),
	 .examples = N_("carnet substitute 12 --format pdf -o substitute.pdf\ncarnet substitute 12 --json -o sheet.json"),
	 .options = DOCUMENT, .least = 1, .most = 1, .run = run_substitute},
	{.name = "handover", .alias = "passation", .usage = N_("MANDATE"), .summary = N_("writes the file for the person who takes over a mandate"),
	 .examples = N_("carnet handover 2 --format pdf -o handover.pdf"), .options = DOCUMENT, .least = 1, .most = 1, .run = run_handover},
	{.name = "report", .alias = "bilan", .usage = N_("YEAR [MANDATE]"), .summary = N_("looks back on a year, of all mandates or of one"),
	 .examples = N_("carnet report 2026\ncarnet report 2026 2 --format pdf -o report.pdf"), .options = DOCUMENT, .least = 1, .most = 2, .run = run_report},
	{.name = "assess", .alias = "evaluer", .usage = N_("CPTS [CRITERION=SCORE…]"), .summary = N_("says where a CPTS stands on participation; with scores, records an assessment"),
	 .detail = N_("Scores are 0 (no), 1 (planned), 2 (done once) and 3 (settled); a criterion left out is left without answer. CRITERION.evidence= says what proves it.\n"
		      "Also: date=, notes=, grid=aci for the proposal of 2023, to=ASSESSMENT to go on with one, before= and after= to compare two."),
	 .examples = N_("carnet assess 1\ncarnet assess 1 P1=3 P2=2 G5=0 P1.evidence=\"Minutes of 3 October\"\ncarnet assess 1 grid=aci N1a=2\ncarnet assess 1 before=2"),
	 .options = DOCUMENT, .least = 1, .most = ANY, .run = run_assess},
	{.name = "needs", .alias = "besoins", .usage = N_("CPTS [SURVEY] [QUESTION=ANSWER…]"), .summary = N_("tells what inhabitants say, question by question; with answers, records one sheet"),
	 .detail = N_("In a file, a pipe or JSON, groups of fewer than five persons are masked. Also: date=, place= and respondent= (a word, never a name)."),
	 .examples = N_("carnet needs 1\ncarnet needs 1 questionnaire --format pdf -o needs.pdf\ncarnet needs 1 questionnaire place=Market q1=Oui q11=7"),
	 .options = DOCUMENT, .least = 1, .most = ANY, .run = run_needs},
	{.name = "directory", .alias = "annuaire", .usage = N_("[CPTS]"), .summary = N_("lists the associations of a territory, or of all"),
	 .examples = N_("carnet directory\ncarnet directory 1 --format pdf -o directory.pdf"), .options = DOCUMENT, .most = 1, .run = run_directory},
	{.name = "claim", .alias = "note", .usage = N_("new|show|submit|accept|refuse|pay|waive|close…"), .summary = N_("draws up an expense claim and follows it until it is paid"),
	 .detail = N_("A claim is named by its number. Also: remind and statement (a claim), year and waivers (a year), paheko (a year and a payer).\n"
		      "show --format csv or paheko gives tables; --with plate,iban and --without address,routes,receipts choose what leaves."),
	 .examples = N_("carnet claim new payer=CPTS from=01/09 until=30/09\ncarnet claim show NDF-2026-0001 --format pdf -o claim.pdf\ncarnet claim submit NDF-2026-0001\n"
			"carnet claim accept NDF-2026-0001 line:12=10,50 reason=\"no ticket\"\ncarnet claim refuse NDF-2026-0001 reason=\"too late\"\n"
			"carnet claim new again=NDF-2026-0001\ncarnet claim waive NDF-2026-0002 line:14\ncarnet claim year 2026"),
	 .options = DOCUMENT | BIT(O_WITH) | BIT(O_WITHOUT), .least = 1, .most = ANY, .run = run_claim},
	{.name = "attach", .alias = "joindre", .usage = N_("ENTITY ID FILE…"), .summary = N_("keeps files with a record, inside the journal; of an expense, its receipts"),
	 .detail = N_("A receipt is a PDF, JPEG or PNG file, 25 MB at most; the expense is then marked as having it. To take one off: carnet delete attachment."),
	 .examples = N_("carnet attach expense 12 ticket.pdf\ncarnet attach meeting 4 invitation.pdf"), .least = 3, .most = ANY, .entity = true, .run = run_attach},
	{.name = "extract", .alias = "extraire", .usage = N_("ATTACHMENT"), .summary = N_("writes a kept file back, in Documents/Carnet or where -o says"),
	 .examples = N_("carnet extract 3\ncarnet extract ticket.pdf -o /tmp/ticket.pdf"), .options = BIT(O_OUTPUT), .least = 1, .most = 1, .run = run_extract},
	{.name = "split", .alias = "partager", .usage = N_("EXPENSE PAYER=SHARE…"), .summary = N_("shares an expense between payers, to the cent"),
	 .detail = N_("Shares are percentages, euros or parts: what counts is their proportion."),
	 .examples = N_("carnet split 12 CPTS=50 Association=50\ncarnet split 12 1=2 2=1"), .least = 3, .most = 100, .run = run_split},
	{.name = "amounts", .alias = "montants", .usage = "", .summary = N_("computes the expenses noted without an amount, and says what the others lack"), .run = run_amounts},
	{.name = "rate", .alias = "bareme", .usage = N_("KIND key=value…"), .summary = N_("computes an amount and explains it"),
	 .detail = N_("KIND is fiscal, public, mission, volunteer (abandon), reduction or leave (conge); carnet rate KIND lists its keys."),
	 .examples = N_("carnet rate fiscal income_year=2025 vehicle=voiture power=5 distance=46 before=1204\n"
			"carnet rate public date=2026-03-18 power=5 distance=120,5\n"
			"carnet rate mission date=2026-03-18 zone=paris nights=1 meals=2\n"
			"carnet rate leave date=2026-03-18 hours=4"),
	 .least = 1, .most = ANY, .run = run_rate},
	{.name = "decode", .alias = "decoder", .usage = N_("[FILE]"), .summary = N_("explains a text: its acronyms, its topics, the pages to read"),
	 .detail = N_("Without FILE, the text comes from standard input."),
	 .examples = N_("carnet decode invitation.txt\ncarnet decode invitation.txt --format html -o explained.html"),
	 .options = BIT(O_FORMAT) | BIT(O_OUTPUT) | BIT(O_SIZE), .most = 1, .run = run_decode},
	{.name = "pack", .alias = "trousse", .usage = N_("new|check|build|add|list|remove [FOLDER|FILE|NAME]"),
	 .summary = N_("manages packs: what a delegation adds to the guide"),
	 .detail = N_("new FOLDER makes one to fill in, check FOLDER tells every problem, build FOLDER -o FILE makes one file of it;\n"
		      "add FILE takes it into the guide, list tells those there are, remove NAME puts one aside."),
	 .examples = N_("carnet pack new my-region\ncarnet pack check my-region\ncarnet pack build my-region -o my-region.trousse\n"
			"carnet pack add my-region.trousse"),
	 .options = BIT(O_OUTPUT), .least = 1, .most = 2, .run = run_pack},
	{.name = "backup", .alias = "sauvegarder", .usage = N_("[FILE|FOLDER]"), .summary = N_("makes a checked copy of the journal; alone, on the USB key plugged in"),
	 .detail = N_("In a folder the copy is named after the day; those of seven days and four weeks stay."),
	 .examples = N_("carnet backup\ncarnet backup /media/usb/journal.carnet\ncarnet backup ~/Documents"), .most = 1, .run = run_backup},
	{.name = "restore", .alias = "restaurer", .usage = N_("[FILE]"), .summary = N_("puts a backup in the place of the journal, which is kept beside; alone, the last good daily copy"),
	 .examples = N_("carnet restore\ncarnet restore /media/usb/journal.carnet"), .most = 1, .run = run_restore},
	{.name = "rescue", .alias = "secourir", .usage = N_("[FILE]"), .summary = N_("reads what can be read of a damaged journal"),
	 .detail = N_("Alone, what was read takes the place of the journal, which is kept beside; with FILE, it is written there and the journal stays as it is."),
	 .most = 1, .run = run_rescue},
	{.name = "purge", .alias = "purger", .usage = N_("[NAME…]"), .summary = N_("lists what is of no more use, and erases for good what is named"),
	 .detail = N_("Names are those of the list, or all. What is erased is gone from the journal, its search, its history, half-typed forms\n"
		      "and the copies beside it: nothing brings it back. Without a terminal, --yes is needed."),
	 .examples = N_("carnet purge\ncarnet purge notes:2 contact:5\ncarnet purge all --yes"), .options = BIT(O_YES), .most = ANY, .run = run_purge},
	{.name = "check", .alias = "verifier", .usage = N_("[--content [FOLDER]]"), .summary = N_("says whether journal, copies and installation are sound, and what to do"),
	 .examples = N_("carnet check\ncarnet check --support"),
	 .options = BIT(O_CONTENT) | BIT(O_SCHEMA) | BIT(O_SUPPORT), .most = 1, .run = run_check},
	{.name = "help", .alias = "aide", .usage = N_("[COMMAND|ENTITY]"), .summary = N_("explains a command, or the fields of a kind of record"),
	 .examples = N_("carnet help add\ncarnet help meeting"), .most = 1, .run = run_help},
	{.name = "print", .alias = "imprimer", .usage = "man|keys|completion", .least = 1, .most = 1, .run = run_print},
	{.name = "compile", .alias = "compiler", .usage = "CONTENT OUT", .least = 2, .most = 2, .run = run_compile},
	{.name = NULL},
};

const command *command_named(const char *typed)
{
	for (const command *c = commands; c->name; c++)
		if (text_same(c->name, typed) || text_same(c->alias, typed))
			return c;
	return NULL;
}

const char *command_word(const command *c)
{
	return i18n_french() ? c->alias : c->name;
}
