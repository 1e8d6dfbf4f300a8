<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Badge</name>
    <message>
        <source>Badge waiting to print</source>
        <translation>Badge en attente d’impression</translation>
    </message>
    <message>
        <source>Badge printing…</source>
        <translation>Impression du badge…</translation>
    </message>
    <message>
        <source>Badge printed</source>
        <translation>Badge imprimé</translation>
    </message>
    <message>
        <source>Did the badge come out? Please check.</source>
        <translation>Le badge est-il sorti&#x202f;? Vérifiez.</translation>
    </message>
    <message>
        <source>Badge not wanted any more</source>
        <translation>Badge retiré de la file</translation>
    </message>
    <message>
        <source>Printed, but some text is not as written: read it over.</source>
        <translation>Imprimé, mais un texte n’est pas tel qu’écrit&#x202f;: relisez-le.</translation>
    </message>
    <message>
        <source>badge not printed</source>
        <translation>badge non imprimé</translation>
    </message>
    <message>
        <source>badge to check</source>
        <translation>badge à vérifier</translation>
    </message>
    <message>
        <source>Not printed: the badge folder is missing. Plug its disk in again.</source>
        <translation>Non imprimé&#x202f;: dossier des badges introuvable. Rebranchez son disque.</translation>
    </message>
    <message>
        <source>Not printed: the badge folder is locked. Allow writing.</source>
        <translation>Non imprimé&#x202f;: dossier des badges protégé. Autorisez l’écriture.</translation>
    </message>
    <message>
        <source>Not printed: the disk is full. Make room.</source>
        <translation>Non imprimé&#x202f;: disque plein. Faites de la place.</translation>
    </message>
    <message>
        <source>Not printed: check the printer.</source>
        <translation>Non imprimé&#x202f;: vérifiez l’imprimante.</translation>
    </message>
    <message>
        <source>Not printed: the printer does not answer. Check power and cable.</source>
        <translation>Non imprimé&#x202f;: l’imprimante ne répond pas. Vérifiez le courant et le câble.</translation>
    </message>
    <message>
        <source>Not printed: the queue takes no badges. Open it.</source>
        <translation>Non imprimé&#x202f;: la file refuse les badges. Rouvrez-la.</translation>
    </message>
    <message>
        <source>Not printed: the printer is paused. Press its pause key.</source>
        <translation>Non imprimé&#x202f;: l’imprimante est en pause. Appuyez sur sa touche Pause.</translation>
    </message>
    <message>
        <source>Not printed: paper is jammed. Clear it.</source>
        <translation>Non imprimé&#x202f;: le papier est coincé. Dégagez-le.</translation>
    </message>
    <message>
        <source>Not printed: the printer is open. Close it.</source>
        <translation>Non imprimé&#x202f;: l’imprimante est ouverte. Fermez-la.</translation>
    </message>
    <message>
        <source>Not printed: no labels left. Load some.</source>
        <translation>Non imprimé&#x202f;: plus d’étiquettes. Rechargez.</translation>
    </message>
    <message>
        <source>Not printed: no ink, toner or ribbon. Replace it.</source>
        <translation>Non imprimé&#x202f;: plus d’encre, de toner ou de ruban. Remplacez-le.</translation>
    </message>
    <message>
        <source>Not printed: labels of another size. Load the right ones.</source>
        <translation>Non imprimé&#x202f;: étiquettes d’un autre format. Chargez les bonnes.</translation>
    </message>
    <message>
        <source>Not printed: the printer refuses badges. Check its settings.</source>
        <translation>Non imprimé&#x202f;: l’imprimante refuse les badges. Vérifiez ses réglages.</translation>
    </message>
    <message>
        <source>Not printed: the printer gave up. Print again.</source>
        <translation>Non imprimé&#x202f;: l’imprimante a abandonné. Réimprimez.</translation>
    </message>
    <message>
        <source>Not printed: cancelled. Print again if wanted.</source>
        <translation>Non imprimé&#x202f;: impression annulée. Réimprimez au besoin.</translation>
    </message>
    <message>
        <source>Not printed: the printer takes too long. Look at its display.</source>
        <translation>Non imprimé&#x202f;: l’imprimante est trop lente. Regardez son écran.</translation>
    </message>
    <message>
        <source>Not printed: the printer does not know it. It is sent again.</source>
        <translation>Non imprimé&#x202f;: l’imprimante ne le connaît pas. Il repart.</translation>
    </message>
</context>
<context>
    <name>CameraPreview</name>
    <message>
        <source>{n} fps</source>
        <translation>{n} i/s</translation>
    </message>
    <message>
        <source>read in {n} ms</source>
        <translation>lecture {n} ms</translation>
    </message>
    <message>
        <source>First camera</source>
        <translation>Première caméra</translation>
    </message>
    <message>
        <source>Camera of this desk</source>
        <translation>Caméra de ce poste</translation>
    </message>
</context>
<context>
    <name>CodeEntry</name>
    <message>
        <source>Type a code… (F2)</source>
        <translation>Saisir un code… (F2)</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Check this code</source>
        <translation>Vérifier ce code</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Light</name>
    <message>
        <source>The camera is starting…</source>
        <translation>La caméra démarre…</translation>
    </message>
    <message>
        <source>Waiting for a picture…</source>
        <translation>En attente d’image…</translation>
    </message>
    <message>
        <source>No camera: the demo clip plays instead.</source>
        <translation>Aucune caméra&#x202f;: le clip de démonstration la remplace.</translation>
    </message>
    <message>
        <source>The clip has ended.</source>
        <translation>La vidéo est terminée.</translation>
    </message>
    <message>
        <source>No camera: plug one in, or type the codes.</source>
        <translation>Pas de caméra&#x202f;: branchez-en une ou saisissez les codes.</translation>
    </message>
    <message>
        <source>The camera stopped: unplug it and plug it in again.</source>
        <translation>La caméra ne répond plus&#x202f;: débranchez-la puis rebranchez-la.</translation>
    </message>
    <message>
        <source>Camera in use: close the other program.</source>
        <translation>Caméra occupée&#x202f;: fermez l’autre programme.</translation>
    </message>
    <message>
        <source>Camera not allowed: add this user to the group video.</source>
        <translation>Caméra interdite&#x202f;: ajoutez cet utilisateur au groupe video.</translation>
    </message>
    <message>
        <source>Black picture: open the camera’s shutter.</source>
        <translation>Image noire&#x202f;: ouvrez le cache de la caméra.</translation>
    </message>
    <message>
        <source>Frozen picture: unplug the camera and plug it in again.</source>
        <translation>Image figée&#x202f;: débranchez puis rebranchez la caméra.</translation>
    </message>
    <message>
        <source>What was chosen as camera cannot be played: choose another.</source>
        <translation>Ce qui a été choisi comme caméra est illisible&#x202f;: choisissez autre chose.</translation>
    </message>
    <message>
        <source>The camera failed: unplug it and plug it in again.</source>
        <translation>La caméra est en panne&#x202f;: débranchez-la puis rebranchez-la.</translation>
    </message>
    <message>
        <source>Printing ready</source>
        <translation>Impression prête</translation>
    </message>
    <message>
        <source>Badge folder missing</source>
        <translation>Badges&#x202f;: dossier absent</translation>
    </message>
    <message>
        <source>Badge folder locked</source>
        <translation>Badges&#x202f;: dossier protégé</translation>
    </message>
    <message>
        <source>Disk full: no badges</source>
        <translation>Disque plein&#x202f;: pas de badges</translation>
    </message>
    <message>
        <source>Printing stopped</source>
        <translation>Impression arrêtée</translation>
    </message>
    <message>
        <source>This desk alone</source>
        <translation>Ce poste seul</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Son actif</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Pas de son</translation>
    </message>
    <message>
        <source>Disk fine</source>
        <translation>Disque en ordre</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>Disque presque plein</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>Disque plein</translation>
    </message>
    <message>
        <source>{detail} labels left</source>
        <translation>{detail} étiquettes restantes</translation>
    </message>
    <message>
        <source>Printer not answering</source>
        <translation>L’imprimante ne répond pas</translation>
    </message>
    <message>
        <source>Print queue closed</source>
        <translation>File d’impression fermée</translation>
    </message>
    <message>
        <source>Printer paused</source>
        <translation>Imprimante en pause</translation>
    </message>
    <message>
        <source>Paper jam</source>
        <translation>Bourrage</translation>
    </message>
    <message>
        <source>Printer open</source>
        <translation>Imprimante ouverte</translation>
    </message>
    <message>
        <source>Out of labels</source>
        <translation>Plus d’étiquettes</translation>
    </message>
    <message>
        <source>Out of ink</source>
        <translation>Plus d’encre</translation>
    </message>
    <message>
        <source>Wrong label size</source>
        <translation>Mauvais format</translation>
    </message>
    <message>
        <source>Printer refuses</source>
        <translation>L’imprimante refuse</translation>
    </message>
    <message>
        <source>Printer gave up</source>
        <translation>Impression abandonnée</translation>
    </message>
    <message>
        <source>Printing cancelled</source>
        <translation>Impression annulée</translation>
    </message>
    <message>
        <source>Printer busy</source>
        <translation>Imprimante occupée</translation>
    </message>
    <message>
        <source>Badge lost by the printer</source>
        <translation>Badge inconnu de l’imprimante</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>F2: type a code · F8: let in · F11: full screen</source>
        <translation>F2&#x202f;: saisir un code · F8&#x202f;: laisser entrer · F11&#x202f;: plein écran</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>Passage</name>
    <message>
        <source>Today at {time}</source>
        <translation>Aujourd’hui à {time}</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>Le {day} à {time}</translation>
    </message>
    <message>
        <source>Today: {passages}</source>
        <translation>Aujourd’hui&#x202f;: {passages}</translation>
    </message>
    <message>
        <source>{time} in, {gate}</source>
        <translation>{time} entrée, {gate}</translation>
    </message>
    <message>
        <source>{time} out, {gate}</source>
        <translation>{time} sortie, {gate}</translation>
    </message>
</context>
<context>
    <name>PassageItem</name>
    <message>
        <source>Exit</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Badge only</source>
        <translation>Badge seulement</translation>
    </message>
</context>
<context>
    <name>PassageStrip</name>
    <message>
        <source>Last passages</source>
        <translation>Derniers passages</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Code {start}</source>
        <translation>Code {start}</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Unknown code</source>
        <translation>Code inconnu</translation>
    </message>
    <message>
        <source>This code is not in the list</source>
        <translation>Ce code n’est pas dans la liste</translation>
    </message>
    <message>
        <source>Ask for the confirmation e-mail; if none, send to the welcome desk.</source>
        <translation>Demandez l’e-mail de confirmation, sinon orientez vers l’accueil.</translation>
    </message>
    <message>
        <source>Ticket blocked</source>
        <translation>Billet bloqué</translation>
    </message>
    <message>
        <source>Blocked by the organiser</source>
        <translation>Bloqué par l’organisateur</translation>
    </message>
    <message>
        <source>Do not let in: call the person in charge.</source>
        <translation>Ne laissez pas entrer&#x202f;: appelez le responsable.</translation>
    </message>
    <message>
        <source>Ticket cancelled</source>
        <translation>Billet annulé</translation>
    </message>
    <message>
        <source>This registration was cancelled</source>
        <translation>Cette inscription a été annulée</translation>
    </message>
    <message>
        <source>Send to the welcome desk to register again.</source>
        <translation>Orientez vers l’accueil pour une nouvelle inscription.</translation>
    </message>
    <message>
        <source>Badge replaced</source>
        <translation>Badge remplacé</translation>
    </message>
    <message>
        <source>A newer badge was handed out</source>
        <translation>Un nouveau badge a été remis</translation>
    </message>
    <message>
        <source>Ask for the new badge; if it is missing, send to the welcome desk.</source>
        <translation>Demandez le nouveau badge, sinon orientez vers l’accueil.</translation>
    </message>
    <message>
        <source>No access here</source>
        <translation>Accès non prévu ici</translation>
    </message>
    <message>
        <source>This ticket does not open this area</source>
        <translation>Ce billet n’ouvre pas cet espace</translation>
    </message>
    <message>
        <source>Send to the welcome desk to add this access.</source>
        <translation>Orientez vers l’accueil pour ajouter cet accès.</translation>
    </message>
    <message>
        <source>Not valid today</source>
        <translation>Non valable aujourd’hui</translation>
    </message>
    <message>
        <source>This ticket is for another day</source>
        <translation>Ce billet vaut pour un autre jour</translation>
    </message>
    <message>
        <source>Ask to come back on a valid day, or send to the welcome desk.</source>
        <translation>Invitez à revenir un jour valable ou orientez vers l’accueil.</translation>
    </message>
    <message>
        <source>Too early</source>
        <translation>Trop tôt</translation>
    </message>
    <message>
        <source>Entry is not open yet</source>
        <translation>L’entrée n’est pas encore ouverte</translation>
    </message>
    <message>
        <source>Ask to wait until the opening time.</source>
        <translation>Invitez à patienter jusqu’à l’ouverture.</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>Trop tard</translation>
    </message>
    <message>
        <source>Entry is closed</source>
        <translation>L’entrée est fermée</translation>
    </message>
    <message>
        <source>Send to the welcome desk.</source>
        <translation>Orientez vers l’accueil.</translation>
    </message>
    <message>
        <source>Ticket already used</source>
        <translation>Billet déjà utilisé</translation>
    </message>
    <message>
        <source>This ticket is good for one entry</source>
        <translation>Ce billet vaut pour une seule entrée</translation>
    </message>
    <message>
        <source>One entry per ticket: send to the welcome desk.</source>
        <translation>Une seule entrée par billet&#x202f;: orientez vers l’accueil.</translation>
    </message>
    <message>
        <source>Already came today</source>
        <translation>Déjà venu aujourd’hui</translation>
    </message>
    <message>
        <source>This ticket is good for one entry a day</source>
        <translation>Ce billet vaut pour une entrée par jour</translation>
    </message>
    <message>
        <source>One entry a day: send to the welcome desk.</source>
        <translation>Une entrée par jour&#x202f;: orientez vers l’accueil.</translation>
    </message>
    <message>
        <source>Already inside</source>
        <translation>Déjà à l’intérieur</translation>
    </message>
    <message>
        <source>No exit recorded since the last entry</source>
        <translation>Aucune sortie depuis la dernière entrée</translation>
    </message>
    <message>
        <source>Check identity: let in if it is the same person.</source>
        <translation>Vérifiez l’identité&#x202f;: laissez entrer si c’est bien la même personne.</translation>
    </message>
    <message>
        <source>Payment due</source>
        <translation>Paiement en attente</translation>
    </message>
    <message>
        <source>This ticket is not paid</source>
        <translation>Ce billet n’est pas réglé</translation>
    </message>
    <message>
        <source>Collect the payment first, then let in.</source>
        <translation>Faites d’abord régler le billet, puis laissez entrer.</translation>
    </message>
    <message>
        <source>Note for staff</source>
        <translation>Note pour l’accueil</translation>
    </message>
    <message>
        <source>Read it before letting in</source>
        <translation>À lire avant de laisser entrer</translation>
    </message>
    <message>
        <source>Do what the note says, then let in.</source>
        <translation>Suivez la note, puis laissez entrer.</translation>
    </message>
</context>
<context>
    <name>TodoPanel</name>
    <message>
        <source>Let in (F8)</source>
        <translation>Laisser entrer (F8)</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Gate of this desk</source>
        <translation>Porte de ce poste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Inside {count}</source>
        <translation>Sur place {count}</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Something went wrong here (no. {id}). Scan again.</source>
        <translation>Une erreur s’est produite (n°&#x202f;{id}). Scannez à nouveau.</translation>
    </message>
    <message>
        <source>The data folder {where} is in use by another kiosk: close that one first.</source>
        <translation>Le dossier de données {where} est utilisé par un autre kiosque&#x202f;: fermez d’abord celui-là.</translation>
    </message>
    <message>
        <source>The data folder {where} was written by a newer version: install that version, or choose another folder with --data.</source>
        <translation>Le dossier de données {where} vient d’une version plus récente&#x202f;: installez-la ou choisissez un autre dossier avec --data.</translation>
    </message>
    <message>
        <source>The database {where} is damaged: keep a copy of it, then choose another with --data.</source>
        <translation>La base {where} est endommagée&#x202f;: gardez-en une copie, puis choisissez-en une autre avec --data.</translation>
    </message>
    <message>
        <source>The folder {where} cannot be written: allow writing, or choose another with --data.</source>
        <translation>Impossible d’écrire dans le dossier {where}&#x202f;: autorisez l’écriture ou choisissez-en un autre avec --data.</translation>
    </message>
    <message>
        <source>The disk of {where} is full: make room, then try again. Nothing was lost.</source>
        <translation>Le disque de {where} est plein&#x202f;: faites de la place, puis réessayez. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>The disk of {where} gives errors: copy the folder to another disk, then start the kiosk there with --data.</source>
        <translation>Le disque de {where} signale des erreurs&#x202f;: copiez le dossier sur un autre disque, puis relancez le kiosque avec --data.</translation>
    </message>
    <message>
        <source>The folder {where} cannot be written: allow writing, or choose another.</source>
        <translation>Impossible d’écrire dans le dossier {where}&#x202f;: autorisez l’écriture ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>There is no file or folder {where}: check the path.</source>
        <translation>Fichier ou dossier {where} introuvable&#x202f;: vérifiez le chemin.</translation>
    </message>
    <message>
        <source>{where} is not a readable picture: export it again as PNG or JPEG.</source>
        <translation>{where} n’est pas une image lisible&#x202f;: réexportez-la en PNG ou JPEG.</translation>
    </message>
    <message>
        <source>{where} is not a clip that can be played: record it again as MP4 or AVI.</source>
        <translation>{where} n’est pas une vidéo lisible&#x202f;: réenregistrez-la en MP4 ou AVI.</translation>
    </message>
    <message>
        <source>{where} holds no picture at all: record it again.</source>
        <translation>{where} ne contient aucune image&#x202f;: réenregistrez la vidéo.</translation>
    </message>
    <message>
        <source>The folder {where} holds no picture (PNG, JPEG, WEBP, BMP): check the path.</source>
        <translation>Le dossier {where} ne contient aucune image (PNG, JPEG, WEBP, BMP)&#x202f;: vérifiez le chemin.</translation>
    </message>
    <message>
        <source>No camera answers at {where}: plug it in, or choose another with --camera.</source>
        <translation>Aucune caméra ne répond sur {where}&#x202f;: branchez-la ou choisissez-en une autre avec --camera.</translation>
    </message>
    <message>
        <source>The camera {where} stopped sending pictures: unplug it and plug it in again.</source>
        <translation>La caméra {where} n’envoie plus d’images&#x202f;: débranchez-la puis rebranchez-la.</translation>
    </message>
    <message>
        <source>No ticket of this roster has that code: check it, or import the roster.</source>
        <translation>Aucun billet de cette liste ne porte ce code&#x202f;: vérifiez-le ou importez la liste.</translation>
    </message>
    <message>
        <source>{where} cannot be read as a roster: {why}</source>
        <translation>Impossible de lire la liste {where}&#x202f;: {why}</translation>
    </message>
    <message>
        <source>{where} cannot be read as a fair: {why}</source>
        <translation>Impossible de lire le salon {where}&#x202f;: {why}</translation>
    </message>
    <message>
        <source>{where} cannot be used as a badge layout: {why}</source>
        <translation>Impossible d’utiliser {where} comme modèle de badge&#x202f;: {why}</translation>
    </message>
    <message>
        <source>There is no gate called {where}. Gates of this fair: {why}</source>
        <translation>Aucune porte ne s’appelle {where}. Portes de ce salon&#x202f;: {why}</translation>
    </message>
    <message>
        <source>No hand scanner answers at {where}: plug it in, or choose another port.</source>
        <translation>Aucun lecteur ne répond sur {where}&#x202f;: branchez-le ou choisissez un autre port.</translation>
    </message>
    <message>
        <source>The port {where} may not be used: add this user to the group dialout, then log in again.</source>
        <translation>Le port {where} est interdit à cet utilisateur&#x202f;: ajoutez-le au groupe dialout, puis reconnectez-vous.</translation>
    </message>
    <message>
        <source>The hand scanner lost part of a code: scan it again.</source>
        <translation>Le lecteur a perdu une partie du code&#x202f;: scannez-le à nouveau.</translation>
    </message>
    <message>
        <source>The hand scanner&apos;s code fits two tickets: show it to the camera instead.</source>
        <translation>Le code du lecteur correspond à deux billets&#x202f;: présentez-le plutôt à la caméra.</translation>
    </message>
    <message>
        <source>The database {where} belongs to another program: choose another with --data.</source>
        <translation>La base {where} appartient à un autre programme&#x202f;: choisissez-en une autre avec --data.</translation>
    </message>
    <message>
        <source>{where} does not suit the roster here ({why}): choose another --data folder.</source>
        <translation>{where} ne convient pas à la liste de ce poste ({why})&#x202f;: choisissez un autre dossier avec --data.</translation>
    </message>
    <message>
        <source>{where} is a folder: give the name of a file in it.</source>
        <translation>{where} est un dossier&#x202f;: indiquez le nom d’un fichier dedans.</translation>
    </message>
    <message>
        <source>The camera {where} is used by another program: close that program.</source>
        <translation>La caméra {where} est utilisée par un autre programme&#x202f;: fermez ce programme.</translation>
    </message>
    <message>
        <source>The camera {where} may not be used: add this user to the group video, then log in again.</source>
        <translation>La caméra {where} est interdite à cet utilisateur&#x202f;: ajoutez-le au groupe video, puis reconnectez-vous.</translation>
    </message>
    <message>
        <source>There is no screen to open a window on: start the kiosk on the laptop itself.</source>
        <translation>Aucun écran pour ouvrir une fenêtre&#x202f;: démarrez le poste sur l’ordinateur lui-même.</translation>
    </message>
    <message>
        <source>The roster is empty, so every code is unknown: import one (kiosk import).</source>
        <translation>La liste est vide, tous les codes sont donc inconnus&#x202f;: importez-en une (kiosk import).</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Admitted</source>
        <translation>Entrée autorisée</translation>
    </message>
    <message>
        <source>Exit recorded</source>
        <translation>Sortie enregistrée</translation>
    </message>
    <message>
        <source>Badge only</source>
        <translation>Badge seulement</translation>
    </message>
    <message>
        <source>Not an entry: nobody is admitted here</source>
        <translation>Ce n’est pas une entrée&#x202f;: ce poste n’admet personne</translation>
    </message>
    <message>
        <source>First entry today</source>
        <translation>Première entrée du jour</translation>
    </message>
    <message>
        <source>Back again, left at {time}</source>
        <translation>De retour, sortie à {time}</translation>
    </message>
    <message>
        <source>Already came in at {time}</source>
        <translation>Déjà entré à {time}</translation>
    </message>
    <message>
        <source>Came in at {time}</source>
        <translation>Entrée à {time}</translation>
    </message>
    <message>
        <source>Left already at {time}</source>
        <translation>Déjà sorti à {time}</translation>
    </message>
    <message>
        <source>No entry recorded today</source>
        <translation>Aucune entrée enregistrée aujourd’hui</translation>
    </message>
    <message>
        <source>Valid: {days}</source>
        <translation>Valable&#x202f;: {days}</translation>
    </message>
    <message>
        <source>This ticket opens: {areas}</source>
        <translation>Ce billet ouvre&#x202f;: {areas}</translation>
    </message>
    <message>
        <source>Opens at {time}</source>
        <translation>Ouverture à {time}</translation>
    </message>
    <message>
        <source>Entry closed at {time}</source>
        <translation>Entrée fermée depuis {time}</translation>
    </message>
</context>
<context>
    <name>VerdictHead</name>
    <message>
        <source>{n} s ago</source>
        <translation>il y a {n} s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>il y a {n} min</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Show the QR code to the camera</source>
        <translation>Présentez le QR code devant la caméra</translation>
    </message>
    <message>
        <source>15 to 30 cm away, screen at full brightness</source>
        <translation>De 15 à 30 cm, écran bien lumineux</translation>
    </message>
</context>
</TS>
