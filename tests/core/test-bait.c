/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-judge.h"

#include <string.h>

static const struct
{
  const char *message;
  const char *code;
} baits[] = {
  { "Please send me the code you just received", "asks-for-code" },
  { "Peux-tu m’envoyer le code que tu viens de recevoir ?", "asks-for-code" },
  { "Pouvez-vous m'ENVOYER le CODE reçu par SMS", "asks-for-code" },
  { "Enter your password to go on", "asks-for-password" },
  { "Saisissez votre mot de passe", "asks-for-password" },
  { "Confirm your phone number here", "asks-for-number" },
  { "Indiquez votre numéro de téléphone", "asks-for-number" },
  { "Scan this QR code to join", "asks-to-scan" },
  { "Scannez ce code QR pour rejoindre le groupe", "asks-to-scan" },
  { "Hi! Can you vote for my niece in the dance contest? https://example.org/v", "vote-for-child" },
  { "Coucou, peux-tu voter pour ma nièce au concours de dessin", "vote-for-child" },
  { "You won a gift, click here", "gift" },
  { "Telegram Premium gratuit pour trois mois", "gift" },
  { "Is this you in the photo?", "is-this-you" },
  { "C’est bien toi sur cette photo ?", "is-this-you" },
  { "Look at these photos of your teacher", "photos-of-someone" },
  { "Regarde les photos de ton prof", "photos-of-someone" },
  { "Your account will be deleted", "account-in-danger" },
  { "Votre compte sera supprimé", "account-in-danger" },
  { "URGENT: confirm your account", "hurry" },
  { "Immédiatement : cliquez ici", "hurry" },
  { "This is Signal Support", "claims-support" },
  { "Équipe de sécurité WhatsApp", "claims-support" },
};

/* Messages of every day, in a parliament among other places. */
static const char *const everyday[] = {
  "",
  "Le vote solennel sur le projet de loi aura lieu mardi à 16 h",
  "Scrutin public : consigne de vote du groupe en pièce jointe",
  "L’article 12 modifie le code du travail et le code pénal",
  "Merci d’envoyer votre code postal pour la carte",
  "The vote on the amendment is at four, see https://example.org/agenda",
  "Here are the pictures of the visit",
  "Le compte rendu de la réunion est en ligne",
  "Our team meets in room 5",
  "Bonjour, voici l’ordre du jour de la commission",
  "See the source code editor",
};

static void
test_baits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (baits); i++)
    {
      VigieLinkReason reasons[VIGIE_LINK_MAX_REASONS];
      gboolean found = FALSE;
      guint n =
          vigie_bait_find (baits[i].message, strlen (baits[i].message), reasons, G_N_ELEMENTS (reasons));

      for (guint k = 0; k < n; k++)
        {
          found |= g_str_equal (reasons[k].rule->code, baits[i].code);
          g_assert_cmpint (reasons[k].rule->verdict, ==, VIGIE_LINK_CAUTION);
        }
      if (!found)
        g_error ("%s: no %s", baits[i].message, baits[i].code);
    }
}

static void
test_everyday (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (everyday); i++)
    {
      VigieLinkReason reasons[VIGIE_LINK_MAX_REASONS];

      if (vigie_bait_find (everyday[i], strlen (everyday[i]), reasons, G_N_ELEMENTS (reasons)) > 0)
        g_error ("%s: false alarm %s", everyday[i], reasons[0].rule->code);
    }
}

/* The words of a link are the link's, and are judged with it. */
static void
test_links_are_left_out (void)
{
  static const char message[] = "https://example.org/send-me-the-code?vote=niece-contest";
  VigieLinkReason reasons[VIGIE_LINK_MAX_REASONS];

  g_assert_cmpuint (vigie_bait_find (message, strlen (message), reasons, G_N_ELEMENTS (reasons)), ==, 0);
}

static void
test_bounds (void)
{
  static const char everything[] =
      "URGENT Signal support: send the code, your password, phone number; scan the QR code; vote "
      "niece contest; you won a gift click; is this you photo? your account deleted";
  VigieLinkReason reasons[3];
  g_autofree char *noise = g_strnfill (200000, 'a');
  static const char broken[] = "send \xff\xc3( the c\xcc\x81ode";

  g_assert_cmpuint (vigie_bait_find (everything, strlen (everything), reasons, 3), ==, 3);
  g_assert_cmpuint (vigie_bait_find (everything, strlen (everything), reasons, 0), ==, 0);
  g_assert_cmpuint (vigie_bait_find (noise, 200000, reasons, 3), ==, 0);
  g_assert_cmpuint (vigie_bait_find (broken, strlen (broken), reasons, 3), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bait/baits", test_baits);
  g_test_add_func ("/bait/everyday", test_everyday);
  g_test_add_func ("/bait/links-are-left-out", test_links_are_left_out);
  g_test_add_func ("/bait/bounds", test_bounds);
  return g_test_run ();
}
