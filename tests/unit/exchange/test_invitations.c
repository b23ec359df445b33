// SPDX-License-Identifier: EUPL-1.2
/* Invitations in the ways of the usual providers, what becomes of them when they come again, and files that nobody should trust. */
#include "calendars.h"
#include <carnet/base/date.h>

/* Written from RFC 5545 and 5546 in the style of each provider. */
static const struct { const char *label, *text, *expected[10][2]; } styles[] = {
	{"google", "METHOD:REQUEST\nX-WR-TIMEZONE:Europe/Paris\n\nDTSTART:20261203T173000Z\nDTEND:20261203T190000Z\nORGANIZER;CN=coord@valdorge.example:mailto:coord@valdorge.example\n"
	 "UID:7kukqr0vbg8d3c1n@google.com\nATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=\n TRUE;CN=x@y.example;X-NUM-GUESTS=0:mailto:x@y.example\n"
	 "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij\nCREATED:20261101T101010Z\nDESCRIPTION:<b>Ordre du jour</b><br>1. Budget<br>2. Bilan\nLAST-MODIFIED:20261102T101010Z\n"
	 "LOCATION:\nSEQUENCE:2\nSTATUS:CONFIRMED\nSUMMARY:CA de la CPTS\nTRANSP:OPAQUE\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-P0DT0H30M0S\nDESCRIPTION:This is an event reminder\nEND:VALARM",
	 {{"title", "CA de la CPTS"}, {"date", "2026-12-03"}, {"start", "18:30"}, {"end", "20:00"}, {"place", "https://meet.google.com/abc-defg-hij"},
	  {"remote", "1"}, {"invite_uid", "7kukqr0vbg8d3c1n@google.com"}, {"invite_sequence", "2"}, {"kind", "CA"}, {"convened_on", "2026-11-10"}}},
	{"outlook", "METHOD:REQUEST\nBEGIN:VTIMEZONE\nTZID:Romance Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
	 "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
	 "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n\nORGANIZER;CN=\"MARTIN, Léa\":mailto:lea.martin@ars.example\n"
	 "UID:040000008200E00074C5B7101A82E00800000000B0\nSUMMARY;LANGUAGE=fr-FR:Comité de pilotage\nDTSTART;TZID=Romance Standard Time:20270603T090000\n"
	 "DTEND;TZID=Romance Standard Time:20270603T103000\nCLASS:PUBLIC\nPRIORITY:5\nLOCATION;LANGUAGE=fr-FR:Réunion Microsoft Teams\n"
	 "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.example/l/meetup-join/19\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\nX-ALT-DESC;FMTTYPE=text/html:<html></html>",
	 {{"title", "Comité de pilotage"}, {"date", "2027-06-03"}, {"start", "09:00"}, {"end", "10:30"},
	  {"place", "Réunion Microsoft Teams, https://teams.example/l/meetup-join/19"}, {"remote", "1"}, {"invite_sequence", "0"}, {"kind", "comité de pilotage"}}},
	{"outlook without its zone", "METHOD:REQUEST\n\nUID:o2\nSUMMARY:Bureau\nDTSTART;TZID=Romance Standard Time:20261203T183000\nDURATION:PT1H30M\nLOCATION:Mairie\\, salle 2",
	 {{"title", "Bureau"}, {"date", "2026-12-03"}, {"start", "18:30"}, {"end", "20:00"}, {"place", "Mairie, salle 2"}, {"remote", ""}, {"kind", "bureau"}}},
	{"apple", "CALSCALE:GREGORIAN\nMETHOD:PUBLISH\n\nCREATED:20261101T101010Z\nUID:5A3F2B6C-0001-4D5E-8F90-ABCDEFABCDEF\nDTEND;TZID=Europe/Paris:20261203T200000\nTRANSP:OPAQUE\n"
	 "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC\nSUMMARY:Assemble\u0301e ge\u0301ne\u0301rale\nDTSTART;TZID=Europe/Paris:20261203T183000\nSEQUENCE:1\n"
	 "LOCATION:Salle des fe\u0302tes\\n12 rue de l’E\u0301glise\nX-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=\"Salle\":geo:48.1,2.2\nURL;VALUE=URI:https://cpts.example/ag",
	 {{"title", "Assemblée générale"}, {"start", "18:30"}, {"end", "20:00"}, {"place", "Salle des fêtes 12 rue de l’Église"}, {"remote", ""}, {"kind", "AG"},
	  {"convened_on", ""}}},
	{"nextcloud", "PRODID:-//IDN nextcloud.com//Calendar app 4.5//EN\nCALSCALE:GREGORIAN\nMETHOD:REQUEST\n\nUID:6b3c6d1e-54f1-4f0e-9f0b-0d8a6f1b2c3d\nDTSTART;TZID=Europe/Paris:20261203T183000\n"
	 "DTEND;TZID=Europe/Paris:20261203T193000\nSTATUS:CONFIRMED\nSUMMARY:Groupe de travail prévention\nLOCATION:https://visio.example/b/abc\nSEQUENCE:4",
	 {{"title", "Groupe de travail prévention"}, {"start", "18:30"}, {"place", "https://visio.example/b/abc"}, {"remote", "1"}, {"invite_sequence", "4"},
	  {"kind", "groupe projet"}}},
	{"zimbra", "PRODID:Zimbra-Calendar-Provider\nMETHOD:REQUEST\nBEGIN:VTIMEZONE\nTZID:Europe/Brussels\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETTO:+0100\nTZOFFSETFROM:+0200\n"
	 "RRULE:FREQ=YEARLY;WKST=MO;INTERVAL=1;BYMONTH=10;BYDAY=-1SU\nTZNAME:CET\nEND:STANDARD\nEND:VTIMEZONE\n\nUID:2f1c7a58-9b0e-4a7d-9f1d-1a2b3c4d5e6f\nSUMMARY:Dialogue de gestion ACI\n"
	 "DTSTART;TZID=\"Europe/Brussels\":20261203T140000\nDTEND;TZID=\"Europe/Brussels\":20261203T160000\nX-MICROSOFT-CDO-INTENDEDSTATUS:BUSY\nLOCATION:CPAM\nSEQUENCE:0",
	 {{"title", "Dialogue de gestion ACI"}, {"start", "14:00"}, {"end", "16:00"}, {"place", "CPAM"}, {"kind", "dialogue de gestion"}}},
	{"thunderbird", "METHOD:REQUEST\n\nUID:t1\nSUMMARY:x\nDTSTART;TZID=/mozilla.org/20071231_1/Europe/Paris:20261203T183000\nDTEND;TZID=/mozilla.org/20071231_1/Europe/Paris:20261203T190000",
	 {{"start", "18:30"}, {"end", "19:00"}}},
	{"floating", "UID:f1\nSUMMARY:x\nDTSTART:20261203T183000\nDTEND:20261203T190000", {{"start", "18:30"}, {"end", "19:00"}}},
	{"whole day", "UID:d1\nSUMMARY:x\nDTSTART;VALUE=DATE:20261203\nDTEND;VALUE=DATE:20261205", {{"date", "2026-12-03"}, {"start", ""}, {"end", ""}}},
	{"past midnight", "UID:m1\nSUMMARY:x\nDTSTART:20261203T220000\nDTEND:20261204T003000", {{"date", "2026-12-03"}, {"start", "22:00"}, {"end", "00:30"}}},
	{"several days", "UID:m2\nSUMMARY:x\nDTSTART:20261203T220000\nDTEND:20261205T003000", {{"start", "22:00"}, {"end", ""}}},
	{"ends before it starts", "UID:m3\nSUMMARY:x\nDTSTART:20261203T220000\nDTEND:20261203T210000", {{"start", "22:00"}, {"end", ""}}},
	{"no title", "UID:n1\nDTSTART:20261203T220000", {{"title", "Untitled meeting"}}},
	{"controls in the title", "UID:c1\nSUMMARY:a\x01\x1b[2Jb\\nc\nDTSTART:20261203T220000", {{"title", "a [2Jb c"}}},
	{"utc the day before", "UID:u1\nSUMMARY:x\nDTSTART:20261202T233000Z", {{"date", "2026-12-03"}, {"start", "00:30"}}},
	{"summer time", "UID:u2\nSUMMARY:x\nDTSTART:20270702T163000Z", {{"date", "2027-07-02"}, {"start", "18:30"}}},
	{"small letters", "uid:s1\nsummary:x\ndtstart;tzid=Europe/Paris:20261203T183000", {{"title", "x"}, {"start", "18:30"}}},
	{"sequence below zero", "UID:q1\nSUMMARY:x\nSEQUENCE:-4\nDTSTART:20261203T183000", {{"invite_sequence", "0"}}},
};

static void each_style(void **state)
{
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(styles); i++) {
		bench *own = another(b);
		cpts(own, "Bretagne");
		assert_int_equal(import_text(own, invitation(own, "%s", styles[i].text)), 0);
		print_message("# %s\n", styles[i].label);
		assert_report(own, 1, 0, 0);
		for (size_t k = 0; k < 10 && styles[i].expected[k][0]; k++)
			assert_field(own, 1, styles[i].expected[k][0], styles[i].expected[k][1]);
		assert_field(own, 1, "cpts", "1");
		assert_int_equal(import_text(own, invitation(own, "%s", styles[i].text)), 0);
		assert_report(own, 0, 0, 1);
		problems_clear(&own->p);
	}
}

/* The agenda is offered, then taken once, and never put over points that are there. */
static void the_agenda_in_the_text(void **state)
{
	bench *b = *state;
	query q = {.e = &e_agenda_item};
	cpts(b, "Bretagne");
	const char *text = invitation(b, "UID:a\nSUMMARY:CA\nDTSTART:20261203T183000\nDESCRIPTION:Bonjour\\,<br>Ordre du jour&nbsp;:<ol><li>Budget &amp\\; bilan</li>"
		"<li>Prévention</li></ol>");
	assert_int_equal(import_text(b, text), 0);
	assert_report(b, 1, 0, 0);
	assert_problem(b, 0, ":4", "2 points of an agenda can be read in “CA”");
	assert_int_equal(journal_count(b->j, &q, 9), 0);
	for (int again = 0; again < 2; again++) {
		assert_int_equal(import_as(b, &e_agenda_item, text, false), 0);
		assert_report(b, again ? 0 : 2, 0, 1);
		assert_int_equal(journal_count(b->j, &q, 9), 2);
	}
	assert_string_equal(record_text(get(b, &e_agenda_item, 1), "title"), "Budget & bilan");
	assert_int_equal(record_int(get(b, &e_agenda_item, 2), "meeting"), 1);
	/* Both at once. */
	assert_int_equal(import_as(b, &e_agenda_item, invitation(b, "UID:b\nSUMMARY:x\nDTSTART:20261203T183000\nDESCRIPTION:1. Un\\n2. Deux < trois\\n3. Quatre"), false), 0);
	assert_report(b, 4, 0, 0);
	assert_string_equal(record_text(get(b, &e_agenda_item, 4), "title"), "Deux < trois");
}

static const struct { const char *region, *zone, *written, *date, *start; } zones[] = {
	{"Bretagne", "America/Martinique", "20261203T140000", "2026-12-03", "19:00"},
	{"Bretagne", "SA Western Standard Time", "20261203T140000", "2026-12-03", "19:00"},
	{"Bretagne", "Indian/Reunion", "20261203T180000", "2026-12-03", "15:00"},
	{"Bretagne", "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", "20261203T180000", "2026-12-03", "18:00"},
	{"Bretagne", "Central Pacific Standard Time", "20261204T070000", "2026-12-03", "21:00"},
	{"Martinique", "America/Martinique", "20261203T183000", "2026-12-03", "18:30"},
	{"Martinique", "Romance Standard Time", "20261203T183000", "2026-12-03", "13:30"},
	{"La Réunion", "Mauritius Standard Time", "20261203T183000", "2026-12-03", "18:30"},
	{"La Réunion", "Europe/Paris", "20261203T220000", "2026-12-04", "01:00"},
	{"Nouvelle-Calédonie", "Pacific/Noumea", "20261203T183000", "2026-12-03", "18:30"},
	{"Nouvelle-Calédonie", "W. Europe Standard Time", "20261203T183000", "2026-12-04", "04:30"},
	{"Polynésie française", "Hawaiian Standard Time", "20261203T183000", "2026-12-03", "18:30"},
	{"Guyane", "SA Eastern Standard Time", "20261203T183000", "2026-12-03", "18:30"},
	{"Mayotte", "E. Africa Standard Time", "20261203T183000", "2026-12-03", "18:30"},
	{"Bretagne", "Nowhere/Atlantis", "20261203T183000", "2026-12-03", "18:30"},
};

static void each_zone(void **state)
{
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(zones); i++) {
		bench *own = another(b);
		cpts(own, zones[i].region);
		assert_int_equal(import_text(own, invitation(own, "UID:z\nSUMMARY:x\nDTSTART;TZID=\"%s\":%s", zones[i].zone, zones[i].written)), 0);
		assert_field(own, 1, "date", zones[i].date);
		assert_field(own, 1, "start", zones[i].start);
		if (strstr(zones[i].zone, "Atlantis"))
			assert_problem(own, 0, ":4", "“Nowhere/Atlantis” is not known, the hour is kept");
		else
			assert_int_equal(own->p.count, 0);
		problems_clear(&own->p);
	}
}

/* A zone that only the file describes. */
static void a_zone_of_its_own(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	const char *zone = "BEGIN:VTIMEZONE\nTZID:Ma zone\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0500\nTZOFFSETTO:+0500\nEND:STANDARD\nEND:VTIMEZONE";
	assert_int_equal(import_text(b, invitation(b, "%s\n\nUID:z\nSUMMARY:x\nDTSTART;TZID=Ma zone:20261203T183000", zone)), 0);
	assert_field(b, 1, "start", "14:30");
	/* One whose clock would change each second is not believed. */
	zone = "BEGIN:VTIMEZONE\nTZID:Folle\nBEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0500\nTZOFFSETTO:+0400\nEND:STANDARD\nEND:VTIMEZONE";
	assert_int_equal(import_text(b, invitation(b, "%s\n\nUID:y\nSUMMARY:x\nDTSTART;TZID=Folle:20261204T183000", zone)), 0);
	assert_problem(b, 0, ":13", "“Folle” is not known");
}

static const struct { const char *label, *lines; int added, replaced, unchanged; const char *field, *is; } lives[] = {
	{"new", "METHOD:REQUEST\n\nSEQUENCE:1\nDTSTART:20261203T183000\nSUMMARY:CA\nLOCATION:Mairie", 1, 0, 0, "date", "2026-12-03"},
	{"again", "METHOD:REQUEST\n\nSEQUENCE:1\nDTSTART:20261203T183000\nSUMMARY:CA", 0, 0, 1, "place", "Mairie"},
	{"older", "METHOD:REQUEST\n\nSEQUENCE:0\nDTSTART:20261201T183000\nSUMMARY:CA", 0, 0, 1, "date", "2026-12-03"},
	{"moved", "METHOD:REQUEST\n\nSEQUENCE:2\nDTSTART:20261210T190000\nSUMMARY:CA\nLOCATION:Salle 2", 0, 1, 0, "date", "2026-12-10"},
	{"older cancellation", "METHOD:CANCEL\n\nSEQUENCE:1\nDTSTART:20261203T183000\nSUMMARY:CA", 0, 0, 1, "status", ""},
	{"cancelled with the same number", "METHOD:CANCEL\n\nSEQUENCE:2\nDTSTART:20261210T190000\nSUMMARY:Annulé : CA", 0, 1, 0, "status", "annulée"},
	{"its title stays", "METHOD:CANCEL\n\nSEQUENCE:3", 0, 0, 1, "title", "CA"},
	{"on again", "METHOD:REQUEST\n\nSEQUENCE:4\nDTSTART:20261211T190000\nSUMMARY:CA", 0, 1, 0, "status", ""},
	{"cancelled by its status", "SEQUENCE:5\nDTSTART:20261211T190000\nSUMMARY:CA\nSTATUS:CANCELLED", 0, 1, 0, "status", "annulée"},
};

static void one_invitation_through_its_life(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	for (size_t i = 0; i < LENGTH(lives); i++) {
		const char *gap = strstr(lives[i].lines, "\n\n");
		const char *head = gap ? mem_dupn(b, lives[i].lines, (size_t)(gap + 2 - lives[i].lines)) : "";
		assert_int_equal(import_text(b, invitation(b, "%sUID:same@x\n%s", head, gap ? gap + 2 : lives[i].lines)), 0);
		print_message("# %s\n", lives[i].label);
		assert_report(b, lives[i].added, lives[i].replaced, lives[i].unchanged);
		assert_field(b, 1, lives[i].field, lives[i].is);
		assert_int_equal(meeting_count(b), 1);
		record *r = get(b, &e_meeting, 1);
		record_set(r, "preparation", value_text(b, "à moi"));
		OK(journal_save(b->j, r, NULL, &b->err));
	}
	assert_field(b, 1, "preparation", "à moi");
}

static void a_cancellation_of_nothing(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	assert_int_equal(import_text(b, invitation(b, "METHOD:CANCEL\n\nUID:x\nSEQUENCE:1\nDTSTART:20261203T183000")), 0);
	assert_report(b, 0, 0, 0);
	assert_problem(b, 0, ":1", "1 cancelled meeting is not in the notebook");
	assert_int_equal(meeting_count(b), 0);
}

static void without_a_uid(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	for (int i = 0; i < 2; i++) {
		assert_int_equal(import_text(b, invitation(b, "SUMMARY:CA\nDTSTART:20261203T183000")), 0);
		assert_report(b, !i, 0, i);
	}
	assert_field(b, 1, "invite_uid", "");
}

static const struct { const char *label, *lines, *date, *end, *said; } series[] = {
	{"each month", "DTSTART:20261203T183000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=1TH", "2026-12-03", "19:30", "12 others follow"},
	{"begun long ago", "DTSTART:20200106T183000\nDTEND:20200106T193000\nRRULE:FREQ=WEEKLY", "2026-11-23", "19:30", "56 others follow"},
	{"three times", "DTSTART:20261203T183000\nRRULE:FREQ=WEEKLY;COUNT=3", "2026-12-03", "", "2 others follow"},
	{"until", "DTSTART;TZID=Europe/Paris:20261203T183000\nRRULE:FREQ=WEEKLY;UNTIL=20261210T173000Z", "2026-12-03", "", "1 other follows"},
	{"one left out", "DTSTART:20261203T183000\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20261203T183000\nEXDATE;VALUE=DATE:20261217", "2026-12-10", "", "1 other follows"},
	{"one left out, in UTC", "DTSTART;TZID=Europe/Paris:20261203T183000\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20261203T173000Z", "2026-12-10", "", "1 other follows"},
	{"days one by one", "DTSTART:20261203T183000\nRDATE:20270107T183000,20270204T183000", "2026-12-03", "", "2 others follow"},
	{"whole days", "DTSTART;VALUE=DATE:20261203\nRRULE:FREQ=YEARLY", "2026-12-03", "", "1 other follows"},
	{"all past", "DTSTART:20200106T183000\nRRULE:FREQ=WEEKLY;COUNT=3", "2020-01-06", "", NULL},
	{"far ahead", "DTSTART:20290106T183000\nRRULE:FREQ=WEEKLY", "2029-01-06", "", NULL},
	{"once only", "DTSTART:20261203T183000\nRRULE:FREQ=WEEKLY;COUNT=1", "2026-12-03", "", NULL},
	{"each second", "DTSTART:20261203T183000\nRRULE:FREQ=SECONDLY", "2026-12-03", "", "only one date is imported"},
	{"on a 30 February", "DTSTART:20200103T183000\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "2020-01-03", "", "only one date is imported"},
	{"a thousand hours", "DTSTART:20261203T183000\nRRULE:FREQ=MONTHLY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3;BYSETPOS=366", "2026-12-03", "", "only one date is imported"},
	{"a position that no year has", "DTSTART:20261203T183000\nRRULE:FREQ=YEARLY;BYDAY=MO;BYMONTH=2;BYMONTHDAY=30;BYSETPOS=-5", "2026-12-03", "", "only one date is imported"},
	{"last working day", "DTSTART:20261130T183000\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-30", "", "12 others follow"},
	{"a rule that is none", "DTSTART:20261203T183000\nRRULE:FREQ=SOMETIMES", "2026-12-03", "", NULL},
};

static void meetings_that_repeat(void **state)
{
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(series); i++) {
		bench *own = another(b);
		cpts(own, "Bretagne");
		assert_int_equal(import_text(own, invitation(own, "UID:s\nSUMMARY:x\n%s", series[i].lines)), 0);
		print_message("# %s\n", series[i].label);
		assert_int_equal(meeting_count(own), 1);
		assert_field(own, 1, "date", series[i].date);
		assert_field(own, 1, "end", series[i].end);
		assert_int_equal(own->p.count, series[i].said != NULL);
		if (series[i].said)
			assert_problem(own, 0, ":4", series[i].said);
		problems_clear(&own->p);
	}
}

/* Once its date is over, the same file brings the next one, and leaves what was held alone. */
static void the_next_date_later(void **state)
{
	bench *b = *state;
	const char *text = invitation(b, "UID:s\nSUMMARY:x\nDTSTART:20261203T183000\nRRULE:FREQ=WEEKLY");
	cpts(b, "Bretagne");
	assert_int_equal(import_text(b, text), 0);
	setenv("CARNET_NOW", "2026-12-05T09:00:00Z", 1);
	assert_int_equal(import_text(b, text), 0);
	assert_report(b, 1, 0, 0);
	assert_int_equal(import_text(b, text), 0);
	assert_report(b, 0, 0, 1);
	assert_field(b, 1, "date", "2026-12-03");
	assert_field(b, 2, "date", "2026-12-10");
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
}

/* One date of a series moved, then cancelled; and the one that was imported with the series cancelled alone. */
static void one_date_of_a_series(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	const char *master = "UID:s\nSUMMARY:x\nDTSTART;TZID=Europe/Paris:20261203T183000\nRRULE:FREQ=WEEKLY;COUNT=3";
	assert_int_equal(import_text(b, invitation(b, "%s\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:moved\nRECURRENCE-ID:20261203T173000Z\n"
		"DTSTART;TZID=Europe/Paris:20261204T183000", master)), 0);
	assert_report(b, 2, 0, 0);
	assert_field(b, 1, "date", "2026-12-10");
	assert_field(b, 2, "date", "2026-12-04");
	assert_field(b, 2, "invite_uid", "s/2026-12-03");
	assert_int_equal(import_text(b, invitation(b, "METHOD:CANCEL\n\nUID:s\nSEQUENCE:1\nRECURRENCE-ID;TZID=Europe/Paris:20261203T183000\nDTSTART:20261204T173000Z")), 0);
	assert_field(b, 2, "status", "annulée");
	assert_field(b, 1, "status", "");
	assert_int_equal(import_text(b, invitation(b, "METHOD:CANCEL\n\nUID:s\nSEQUENCE:1\nRECURRENCE-ID;TZID=Europe/Paris:20261210T183000\nDTSTART:20261210T173000Z")), 0);
	assert_field(b, 1, "status", "annulée");
	assert_int_equal(meeting_count(b), 2);
}

static const struct { const char *label, *lines, *uid, *sequence; } sent[] = {
	{"the sender's", "UID:abc@google.com\nSEQUENCE:2\nDTSTART:20261203T183000", "abc@google.com", "2"},
	{"with a slash", "UID:a/b,c@x\nDTSTART:20261203T183000", "a/b\\,c@x", "0"},
	{"of a series", "UID:s\nSEQUENCE:3\nDTSTART:20261203T183000\nRRULE:FREQ=WEEKLY", NULL, "3"},
	{"one date of a series", "UID:s\nSEQUENCE:4\nRECURRENCE-ID:20261203T173000Z\nDTSTART:20261204T183000", NULL, "4"},
};

/* A calendar knows what its sender changes later, whatever was written here in between; and a series stays whole there. */
static void what_was_received_goes_out_under_its_name(void **state)
{
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(sent); i++) {
		bench *own = another(b);
		cpts(own, "Bretagne");
		print_message("# %s\n", sent[i].label);
		assert_int_equal(import_text(own, invitation(own, "SUMMARY:x\n%s", sent[i].lines)), 0);
		record *r = get(own, &e_meeting, 1);
		record_set(r, "chair", value_text(r, "Léa"));
		OK(journal_save(own->j, r, NULL, &own->err));
		const char *out = calendar_of(own, NULL, NULL);
		shows(out, mem_printf(own, "UID:%s\r\n", sent[i].uid ? sent[i].uid : r->uid));
		shows(out, mem_printf(own, "SEQUENCE:%s\r\n", sent[i].sequence));
		problems_clear(&own->p);
		if (sent[i].uid) {
			assert_int_equal(import_text(own, out), 0);
			assert_report(own, 0, 0, 1);
		}
		assert_int_equal(meeting_count(own), 1);
	}
}

static const struct { const char *label, *title, *host, *mandate, *cpts; } fits[] = {
	{"organiser and body", "Réunion du CA", "mailto:coord@valdorge.example", "1", "1"},
	{"name and body", "Comité des usagers – Val d'Orge", "mailto:x@y.example", "2", "1"},
	{"body that one mandate has", "Bureau élargi", "mailto:x@y.example", "3", "2"},
	{"name of the body", "Atelier Prévention santé", "mailto:x@y.example", "4", "2"},
	{"by a contact, its body", "AG extraordinaire", "MAILTO:Aide@Sud.example", "", "2"},
	{"a body nobody has here", "Dialogue de gestion", "mailto:coord@valdorge.example", "", "1"},
	{"over that day", "COPIL Val d’Orge", "mailto:x@y.example", "", "1"},
	{"CA is not ça or calendrier", "Ça avance : calendrier du Val d’Orge", "mailto:x@y.example", "", "1"},
};

static void two_cpts(bench *b)
{
	cpts(b, "Bretagne");
	add(b, &e_cpts, "name", "CPTS Sud Littoral", NULL);
	add(b, &e_contact, "name", "Zoé", "cpts", "2", "email", "aide@sud.example", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "comité des usagers", "starts", "2026-01-01", NULL);
	add(b, &e_mandate, "cpts", "2", "role", "titulaire", "body", "bureau", "starts", "2026-01-01", NULL);
	add(b, &e_mandate, "cpts", "2", "role", "titulaire", "body", "autre", "body_name", "Prévention santé", "starts", "2026-01-01", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "comité de pilotage", "starts", "2025-01-01", "ends", "2026-11-30", NULL);
}

static void whose_meeting_it_is(void **state)
{
	bench *b = *state;
	two_cpts(b);
	for (size_t i = 0; i < LENGTH(fits); i++) {
		assert_int_equal(import_text(b, invitation(b, "UID:%zu\nSUMMARY:%s\nORGANIZER:%s\nDTSTART:202612%02zuT183000", i, fits[i].title, fits[i].host, i + 3)), 0);
		print_message("# %s\n", fits[i].label);
		assert_field(b, (int64_t)i + 1, "mandate", fits[i].mandate);
		assert_field(b, (int64_t)i + 1, "cpts", fits[i].cpts);
		assert_int_equal(b->p.count, *fits[i].mandate != '\0');
		if (*fits[i].mandate)
			assert_problem(b, 0, ":4", "goes to the mandate");
	}
}

static const char plain[] = "UID:p\nSUMMARY:Rencontre\nORGANIZER:mailto:x@y.example\nDTSTART:20261203T173000Z";

static void nobody_knows_whose(void **state)
{
	bench *b = *state;
	assert_int_equal(import_text(b, invitation(b, plain)), ERR_INPUT);
	assert_problem(b, 0, ":4", "There is no CPTS yet for the meeting “Rencontre”");
	two_cpts(b);
	assert_int_equal(import_text(b, invitation(b, plain)), ERR_INPUT);
	assert_problem(b, 0, ":4", "Nothing tells to which CPTS the meeting “Rencontre” belongs");
	shows(b->p.list[0].todo, "carnet import FILE cpts=1 (CPTS du Val d’Orge)");
	assert_int_equal(meeting_count(b), 0);
}

static int import_given(bench *b, const char *text, const char *name, const char *typed)
{
	record *given = record_new(b, &e_meeting);
	OK(journal_type(b->j, given, entity_field(&e_meeting, name), typed, &b->err));
	problems_clear(&b->p);
	return import_invitation(b->j, NULL, b, put_file(b, "g", text), NULL, given, false, &b->report, &b->p, &b->err);
}

static void what_is_typed_goes_first(void **state)
{
	bench *b = *state;
	two_cpts(b);
	OK(import_given(b, invitation(b, plain), "cpts", "2"));
	assert_field(b, 1, "cpts", "2");
	assert_field(b, 1, "start", "18:30");
	OK(import_given(b, invitation(b, "UID:q\nSUMMARY:CA\nDTSTART:20261204T183000"), "mandate", "3"));
	assert_field(b, 2, "mandate", "3");
	assert_field(b, 2, "cpts", "2");
	assert_int_equal(b->p.count, 0);
	assert_int_equal(import_given(b, "title;date;cpts\nx;2026-12-01;1\n", "cpts", "2"), ERR_INPUT);
	shows(b->err.what, "Values after the file are for invitations");
	err_clear(&b->err);
}

static void a_trial_changes_nothing(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	assert_int_equal(import_as(b, &e_meeting, invitation(b, plain), true), 0);
	assert_report(b, 1, 0, 0);
	assert_int_equal(meeting_count(b), 0);
	assert_null(b->report.undo_path);
}

static void all_or_nothing(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	assert_int_equal(import_text(b, invitation(b, "UID:a\nSUMMARY:bonne\nDTSTART:20261203T183000\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nSUMMARY:sans date\n"
		"END:VEVENT\nBEGIN:VEVENT\nUID:c\nDTSTART:20261332T990000\nSUMMARY:32 décembre")), ERR_INPUT);
	assert_int_equal(b->p.count, 2);
	assert_problem(b, 0, ":10", "no date that can be read");
	assert_problem(b, 1, ":14", "no date that can be read");
	shows(b->err.what, "2 lines refused");
	assert_int_equal(meeting_count(b), 0);
}

/* Times and a CPTS that the meeting's mandate contradicts are refused by the journal's own rules. */
static void rules_hold(void **state)
{
	bench *b = *state;
	two_cpts(b);
	record *given = record_new(b, &e_meeting);
	record_set(given, "mandate", value_int(3));
	record_set(given, "cpts", value_int(1));
	assert_int_equal(import_invitation(b->j, NULL, b, put_file(b, "g", invitation(b, plain)), NULL, given, false, &b->report, &b->p, &b->err), ERR_INPUT);
	assert_int_equal(meeting_count(b), 0);
	problems_clear(&b->p);
	err_clear(&b->err);
}

static const struct { const char *label, *text; size_t len; const char *what; } bad[] = {
#define BAD(label, text, what) {label, text, sizeof text - 1, what}
	BAD("cut short", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n", "The file stops in the middle"),
	BAD("zero byte", "BEGIN:VCALENDAR\r\nX:\0\r\nEND:VCALENDAR\r\n", "There is a zero byte here"),
	BAD("other encoding", "BEGIN:VCALENDAR\r\nX:r\xe9union\r\nEND:VCALENDAR\r\n", "The text is not UTF-8 here"),
	BAD("old format", "BEGIN:VCALENDAR\r\nVERSION:1.0\r\nEND:VCALENDAR\r\n", "old format (vCalendar)"),
	BAD("answer", "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "an answer to an invitation"),
	BAD("empty", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "There is no meeting in this calendar"),
	BAD("only a task", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTODO\r\nUID:a\r\nEND:VTODO\r\nEND:VCALENDAR\r\n", "There is no meeting in this calendar"),
	BAD("an end that misses, behind a fold", "BEGIN:VCALENDAR\r\nBEG\r\n IN:VEVENT\r\nEND:VCALENDAR\r\n", "This calendar cannot be read"),
	BAD("no more than a name", "BEGIN:VCALENDAR\r\nEND:VCALENDAR", "There is no meeting in this calendar"),
};

static void files_refused(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	for (size_t i = 0; i < LENGTH(bad); i++) {
		const char *path = put_file_n(b, "f", bad[i].text, bad[i].len);
		print_message("# %s\n", bad[i].label);
		assert_int_equal(import_file(b->j, b, path, NULL, NULL, false, &b->report, &b->p, &b->err), ERR_INPUT);
		shows(b->err.what, bad[i].what);
		assert_non_null(b->err.todo);
		err_clear(&b->err);
	}
	assert_int_equal(import_as(b, &e_expense, invitation(b, plain), false), ERR_INPUT);
	shows(b->err.what, "A calendar brings meetings, nothing else");
	err_clear(&b->err);
	assert_int_equal(meeting_count(b), 0);
}

static char *many(bench *b, const char *head, const char *part, int times, const char *tail)
{
	strbuf *out = sb_new(b);
	sb_add(out, head);
	sb_repeat(out, part, times);
	sb_add(out, tail);
	return out->s;
}

static void files_too_large(void **state)
{
	bench *b = *state;
	const struct { const char *text, *what; } large[] = {
		{many(b, "BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\n", 5001, ""), "nested too deep"},
		{many(b, "BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\nEND:VEVENT\r\n", 5001, "END:VCALENDAR\r\n"), "too many events"},
		{many(b, "BEGIN:VCALENDAR\r\n", "X:\r\n", 200000, "END:VCALENDAR\r\n"), "too long"},
		{many(b, "BEGIN:VCALENDAR\r\nX:", "0123456789abcdef", 1 << 19, "\r\nEND:VCALENDAR\r\n"), ""},
	};
	for (size_t i = 0; i < LENGTH(large); i++) {
		assert_int_not_equal(import_text(b, large[i].text), 0);
		shows(b->err.what, large[i].what);
		err_clear(&b->err);
	}
}

/* Long lines, endless parameters, bare names: read or refused, nothing else. */
static void lines_without_sense(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	const char *texts[] = {
		invitation(b, "%s", many(b, "UID:a\nDTSTART:20261203T183000\nSUMMARY:", "mot ", 100000, "")),
		invitation(b, "%s", many(b, "UID:b\nDTSTART:20261203T183000\nSUMMARY", ";X=y", 20000, ":x")),
		invitation(b, "%s", many(b, "UID:c\nDTSTART:20261203T183000\n", ":\n;\n=\n\"\nSUMMARY\nDTSTART;:\nRRULE:\nATTENDEE;CN=\"\n", 500, "SUMMARY:x")),
		invitation(b, "%s", many(b, "UID:d\nSUMMARY:x\nDTSTART:20261203T183000\nRRULE:FREQ=WEEKLY\nEXDATE:20261203T183000", ",20261210T183000", 3000, "")),
		invitation(b, "UID:e\nSUMMARY:x\nDTSTART:20261203T183000\nDURATION:P99999999DT99999999H"),
		invitation(b, "UID:f\nSUMMARY:x\nDTSTART:20261203T183000\nSEQUENCE:99999999999999999999\nRRULE:FREQ=WEEKLY;COUNT=99999999999;INTERVAL=-5"),
		invitation(b, "UID:%%s%%n\nSUMMARY:%%s%%n|%%d\nLOCATION:%%s\nDTSTART;TZID=%%s/%%n:20261203T183000"),
	};
	for (size_t i = 0; i < LENGTH(texts); i++) {
		assert_int_equal(import_text(b, texts[i]), 0);
		assert_int_equal(meeting_count(b), (int)i + 1);
	}
	assert_true(strlen(record_text(get(b, &e_meeting, 1), "title")) <= 500);
	assert_field(b, 7, "title", "%s%n|%d");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(each_style), test_bench(the_agenda_in_the_text), test_bench(each_zone), test_bench(a_zone_of_its_own), test_bench(one_invitation_through_its_life),
		test_bench(a_cancellation_of_nothing), test_bench(without_a_uid), test_bench(meetings_that_repeat), test_bench(the_next_date_later), test_bench(what_was_received_goes_out_under_its_name),
		test_bench(one_date_of_a_series), test_bench(whose_meeting_it_is), test_bench(nobody_knows_whose), test_bench(what_is_typed_goes_first),
		test_bench(a_trial_changes_nothing), test_bench(all_or_nothing), test_bench(rules_hold), test_bench(files_refused),
		test_bench(files_too_large), test_bench(lines_without_sense),
	};
	tests_start();
	setenv("TZ", "UTC", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
