<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Badge</name>
    <message>
        <source>Badge waiting to print</source>
        <translation>الشارة في انتظار الطباعة</translation>
    </message>
    <message>
        <source>Badge printing…</source>
        <translation>جارٍ طبع الشارة…</translation>
    </message>
    <message>
        <source>Badge printed</source>
        <translation>طُبعت الشارة</translation>
    </message>
    <message>
        <source>Did the badge come out? Please check.</source>
        <translation>هل خرجت الشارة؟ يرجى التحقق.</translation>
    </message>
    <message>
        <source>Badge not wanted any more</source>
        <translation>أُلغيت طباعة الشارة</translation>
    </message>
    <message>
        <source>Printed, but some text is not as written: read it over.</source>
        <translation>طُبعت الشارة، لكن نصًا لم يظهر كما كُتب: راجعها.</translation>
    </message>
    <message>
        <source>badge not printed</source>
        <translation>لم تُطبع الشارة</translation>
    </message>
    <message>
        <source>badge to check</source>
        <translation>شارة للتحقق</translation>
    </message>
    <message>
        <source>Not printed: the badge folder is missing. Plug its disk in again.</source>
        <translation>لم تُطبع: مجلد الشارات غير موجود. أعد توصيل القرص.</translation>
    </message>
    <message>
        <source>Not printed: the badge folder is locked. Allow writing.</source>
        <translation>لم تُطبع: مجلد الشارات محمي. اسمح بالكتابة فيه.</translation>
    </message>
    <message>
        <source>Not printed: the disk is full. Make room.</source>
        <translation>لم تُطبع: القرص ممتلئ. أفرغ بعض المساحة.</translation>
    </message>
    <message>
        <source>Not printed: check the printer.</source>
        <translation>لم تُطبع: تحقق من الطابعة.</translation>
    </message>
    <message>
        <source>Not printed: the printer does not answer. Check power and cable.</source>
        <translation>لم تُطبع: الطابعة لا تجيب. تحقق من الكهرباء والكابل.</translation>
    </message>
    <message>
        <source>Not printed: the queue takes no badges. Open it.</source>
        <translation>لم تُطبع: الطابور يرفض الشارات. أعد فتحه.</translation>
    </message>
    <message>
        <source>Not printed: the printer is paused. Press its pause key.</source>
        <translation>لم تُطبع: الطابعة متوقفة. اضغط زر الإيقاف المؤقت.</translation>
    </message>
    <message>
        <source>Not printed: paper is jammed. Clear it.</source>
        <translation>لم تُطبع: الورق عالق. أزله.</translation>
    </message>
    <message>
        <source>Not printed: the printer is open. Close it.</source>
        <translation>لم تُطبع: الطابعة مفتوحة. أغلقها.</translation>
    </message>
    <message>
        <source>Not printed: no labels left. Load some.</source>
        <translation>لم تُطبع: نفدت الملصقات. أضف غيرها.</translation>
    </message>
    <message>
        <source>Not printed: no ink, toner or ribbon. Replace it.</source>
        <translation>لم تُطبع: نفد الحبر أو الشريط. استبدله.</translation>
    </message>
    <message>
        <source>Not printed: labels of another size. Load the right ones.</source>
        <translation>لم تُطبع: مقاس الملصقات مختلف. ضع المقاس الصحيح.</translation>
    </message>
    <message>
        <source>Not printed: the printer refuses badges. Check its settings.</source>
        <translation>لم تُطبع: الطابعة ترفض الشارات. راجع إعداداتها.</translation>
    </message>
    <message>
        <source>Not printed: the printer gave up. Print again.</source>
        <translation>لم تُطبع: أوقفت الطابعة العمل. أعد الطباعة.</translation>
    </message>
    <message>
        <source>Not printed: cancelled. Print again if wanted.</source>
        <translation>لم تُطبع: أُلغيت. أعد الطباعة عند الحاجة.</translation>
    </message>
    <message>
        <source>Not printed: the printer takes too long. Look at its display.</source>
        <translation>لم تُطبع: الطابعة بطيئة جدًا. انظر شاشتها.</translation>
    </message>
    <message>
        <source>Not printed: the printer does not know it. It is sent again.</source>
        <translation>لم تُطبع: لا تعرفها الطابعة. ستُرسل من جديد.</translation>
    </message>
</context>
<context>
    <name>CameraPreview</name>
    <message>
        <source>{n} fps</source>
        <translation>{n} صورة/ث</translation>
    </message>
    <message>
        <source>read in {n} ms</source>
        <translation>قراءة {n} م.ث</translation>
    </message>
    <message>
        <source>First camera</source>
        <translation>أول كاميرا</translation>
    </message>
    <message>
        <source>Camera of this desk</source>
        <translation>كاميرا هذا المكتب</translation>
    </message>
</context>
<context>
    <name>CodeEntry</name>
    <message>
        <source>Type a code… (F2)</source>
        <translation>أدخل رمزًا… (F2)</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Check this code</source>
        <translation>تحقق من هذا الرمز</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>Light</name>
    <message>
        <source>The camera is starting…</source>
        <translation>الكاميرا قيد التشغيل…</translation>
    </message>
    <message>
        <source>Waiting for a picture…</source>
        <translation>في انتظار الصورة…</translation>
    </message>
    <message>
        <source>No camera: the demo clip plays instead.</source>
        <translation>لا توجد كاميرا: يُعرض المقطع التجريبي بدلًا منها.</translation>
    </message>
    <message>
        <source>The clip has ended.</source>
        <translation>انتهى المقطع.</translation>
    </message>
    <message>
        <source>No camera: plug one in, or type the codes.</source>
        <translation>لا توجد كاميرا: وصّل واحدة أو أدخل الرموز يدويًا.</translation>
    </message>
    <message>
        <source>The camera stopped: unplug it and plug it in again.</source>
        <translation>توقفت الكاميرا: افصلها ثم أعد توصيلها.</translation>
    </message>
    <message>
        <source>Camera in use: close the other program.</source>
        <translation>الكاميرا مشغولة: أغلقوا البرنامج الآخر.</translation>
    </message>
    <message>
        <source>Camera not allowed: add this user to the group video.</source>
        <translation>الكاميرا ممنوعة: أضيفوا هذا المستخدم إلى مجموعة video.</translation>
    </message>
    <message>
        <source>Black picture: open the camera’s shutter.</source>
        <translation>الصورة سوداء: افتحوا غطاء الكاميرا.</translation>
    </message>
    <message>
        <source>Frozen picture: unplug the camera and plug it in again.</source>
        <translation>الصورة جامدة: افصلوا الكاميرا ثم أعيدوا وصلها.</translation>
    </message>
    <message>
        <source>What was chosen as camera cannot be played: choose another.</source>
        <translation>ما اختير ككاميرا لا يمكن تشغيله: اختاروا غيره.</translation>
    </message>
    <message>
        <source>The camera failed: unplug it and plug it in again.</source>
        <translation>تعطلت الكاميرا: افصلها ثم أعد توصيلها.</translation>
    </message>
    <message>
        <source>Printing ready</source>
        <translation>الطباعة جاهزة</translation>
    </message>
    <message>
        <source>Badge folder missing</source>
        <translation>مجلد الشارات غير موجود</translation>
    </message>
    <message>
        <source>Badge folder locked</source>
        <translation>مجلد الشارات محمي</translation>
    </message>
    <message>
        <source>Disk full: no badges</source>
        <translation>القرص ممتلئ: لا شارات</translation>
    </message>
    <message>
        <source>Printing stopped</source>
        <translation>الطباعة متوقفة</translation>
    </message>
    <message>
        <source>This desk alone</source>
        <translation>هذا المكتب وحده</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>الصوت مفعّل</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>لا صوت</translation>
    </message>
    <message>
        <source>Disk fine</source>
        <translation>القرص سليم</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>القرص شبه ممتلئ</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>القرص ممتلئ</translation>
    </message>
    <message>
        <source>{detail} labels left</source>
        <translation>بقيت {detail} ملصقًا</translation>
    </message>
    <message>
        <source>Printer not answering</source>
        <translation>الطابعة لا تجيب</translation>
    </message>
    <message>
        <source>Print queue closed</source>
        <translation>طابور الطباعة مغلق</translation>
    </message>
    <message>
        <source>Printer paused</source>
        <translation>الطابعة متوقفة مؤقتًا</translation>
    </message>
    <message>
        <source>Paper jam</source>
        <translation>ورق عالق</translation>
    </message>
    <message>
        <source>Printer open</source>
        <translation>الطابعة مفتوحة</translation>
    </message>
    <message>
        <source>Out of labels</source>
        <translation>نفدت الملصقات</translation>
    </message>
    <message>
        <source>Out of ink</source>
        <translation>نفد الحبر</translation>
    </message>
    <message>
        <source>Wrong label size</source>
        <translation>مقاس خاطئ</translation>
    </message>
    <message>
        <source>Printer refuses</source>
        <translation>الطابعة ترفض</translation>
    </message>
    <message>
        <source>Printer gave up</source>
        <translation>أُلغيت من الطابعة</translation>
    </message>
    <message>
        <source>Printing cancelled</source>
        <translation>أُلغيت الطباعة</translation>
    </message>
    <message>
        <source>Printer busy</source>
        <translation>الطابعة مشغولة</translation>
    </message>
    <message>
        <source>Badge lost by the printer</source>
        <translation>الطابعة لا تعرف الشارة</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>F2: type a code · F8: let in · F11: full screen</source>
        <translation>‏F2: إدخال رمز · F8: السماح بالدخول · F11: ملء الشاشة</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>إغلاق هذه الرسالة</translation>
    </message>
</context>
<context>
    <name>Passage</name>
    <message>
        <source>Today at {time}</source>
        <translation>اليوم على {time}</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>{day} على {time}</translation>
    </message>
    <message>
        <source>Today: {passages}</source>
        <translation>اليوم: {passages}</translation>
    </message>
    <message>
        <source>{time} in, {gate}</source>
        <translation>{time} دخول، {gate}</translation>
    </message>
    <message>
        <source>{time} out, {gate}</source>
        <translation>{time} خروج، {gate}</translation>
    </message>
</context>
<context>
    <name>PassageItem</name>
    <message>
        <source>Exit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>Badge only</source>
        <translation>شارة فقط</translation>
    </message>
</context>
<context>
    <name>PassageStrip</name>
    <message>
        <source>Last passages</source>
        <translation>آخر عمليات المرور</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Code {start}</source>
        <translation>الرمز {start}</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Unknown code</source>
        <translation>رمز غير معروف</translation>
    </message>
    <message>
        <source>This code is not in the list</source>
        <translation>هذا الرمز غير موجود في اللائحة</translation>
    </message>
    <message>
        <source>Ask for the confirmation e-mail; if none, send to the welcome desk.</source>
        <translation>اطلب رسالة التأكيد، وإلا وجّه الزائر إلى مكتب الاستقبال.</translation>
    </message>
    <message>
        <source>Ticket blocked</source>
        <translation>تذكرة محظورة</translation>
    </message>
    <message>
        <source>Blocked by the organiser</source>
        <translation>محظورة من طرف المنظم</translation>
    </message>
    <message>
        <source>Do not let in: call the person in charge.</source>
        <translation>لا تسمح بالدخول: اتصل بالمسؤول.</translation>
    </message>
    <message>
        <source>Ticket cancelled</source>
        <translation>تذكرة ملغاة</translation>
    </message>
    <message>
        <source>This registration was cancelled</source>
        <translation>تم إلغاء هذا التسجيل</translation>
    </message>
    <message>
        <source>Send to the welcome desk to register again.</source>
        <translation>وجّه الزائر إلى مكتب الاستقبال لتسجيل جديد.</translation>
    </message>
    <message>
        <source>Badge replaced</source>
        <translation>شارة مستبدلة</translation>
    </message>
    <message>
        <source>A newer badge was handed out</source>
        <translation>سُلّمت شارة جديدة بدلها</translation>
    </message>
    <message>
        <source>Ask for the new badge; if it is missing, send to the welcome desk.</source>
        <translation>اطلب الشارة الجديدة، وإلا وجّه الزائر إلى مكتب الاستقبال.</translation>
    </message>
    <message>
        <source>No access here</source>
        <translation>الدخول من هنا غير متاح</translation>
    </message>
    <message>
        <source>This ticket does not open this area</source>
        <translation>هذه التذكرة لا تتيح دخول هذا الفضاء</translation>
    </message>
    <message>
        <source>Send to the welcome desk to add this access.</source>
        <translation>وجّه الزائر إلى مكتب الاستقبال لإضافة هذا الولوج.</translation>
    </message>
    <message>
        <source>Not valid today</source>
        <translation>غير صالحة اليوم</translation>
    </message>
    <message>
        <source>This ticket is for another day</source>
        <translation>هذه التذكرة ليوم آخر</translation>
    </message>
    <message>
        <source>Ask to come back on a valid day, or send to the welcome desk.</source>
        <translation>ادعُ الزائر إلى العودة في يوم صالح أو وجّهه إلى مكتب الاستقبال.</translation>
    </message>
    <message>
        <source>Too early</source>
        <translation>الوقت مبكر</translation>
    </message>
    <message>
        <source>Entry is not open yet</source>
        <translation>لم يُفتح الدخول بعد</translation>
    </message>
    <message>
        <source>Ask to wait until the opening time.</source>
        <translation>اطلب من الزائر الانتظار حتى موعد الافتتاح.</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>فات الأوان</translation>
    </message>
    <message>
        <source>Entry is closed</source>
        <translation>أُغلق الدخول</translation>
    </message>
    <message>
        <source>Send to the welcome desk.</source>
        <translation>وجّه الزائر إلى مكتب الاستقبال.</translation>
    </message>
    <message>
        <source>Ticket already used</source>
        <translation>تذكرة مستعملة</translation>
    </message>
    <message>
        <source>This ticket is good for one entry</source>
        <translation>هذه التذكرة صالحة لدخول واحد</translation>
    </message>
    <message>
        <source>One entry per ticket: send to the welcome desk.</source>
        <translation>دخول واحد لكل تذكرة: وجّه الزائر إلى مكتب الاستقبال.</translation>
    </message>
    <message>
        <source>Already came today</source>
        <translation>سبق الدخول اليوم</translation>
    </message>
    <message>
        <source>This ticket is good for one entry a day</source>
        <translation>هذه التذكرة صالحة لدخول واحد في اليوم</translation>
    </message>
    <message>
        <source>One entry a day: send to the welcome desk.</source>
        <translation>دخول واحد في اليوم: وجّه الزائر إلى مكتب الاستقبال.</translation>
    </message>
    <message>
        <source>Already inside</source>
        <translation>موجود بالداخل</translation>
    </message>
    <message>
        <source>No exit recorded since the last entry</source>
        <translation>لم يُسجَّل خروج منذ آخر دخول</translation>
    </message>
    <message>
        <source>Check identity: let in if it is the same person.</source>
        <translation>تحقق من الهوية: اسمح بالدخول إذا كان الشخص نفسه.</translation>
    </message>
    <message>
        <source>Payment due</source>
        <translation>الأداء غير مكتمل</translation>
    </message>
    <message>
        <source>This ticket is not paid</source>
        <translation>لم يُؤدَّ ثمن هذه التذكرة</translation>
    </message>
    <message>
        <source>Collect the payment first, then let in.</source>
        <translation>استخلص المبلغ أولًا ثم اسمح بالدخول.</translation>
    </message>
    <message>
        <source>Note for staff</source>
        <translation>ملاحظة لفريق الاستقبال</translation>
    </message>
    <message>
        <source>Read it before letting in</source>
        <translation>تُقرأ قبل السماح بالدخول</translation>
    </message>
    <message>
        <source>Do what the note says, then let in.</source>
        <translation>اتبع الملاحظة ثم اسمح بالدخول.</translation>
    </message>
</context>
<context>
    <name>TodoPanel</name>
    <message>
        <source>Let in (F8)</source>
        <translation>السماح بالدخول (F8)</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Gate of this desk</source>
        <translation>باب هذا المكتب</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Inside {count}</source>
        <translation>بالداخل {count}</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Something went wrong here (no. {id}). Scan again.</source>
        <translation>حدث خطأ (رقم {id}). أعد المسح.</translation>
    </message>
    <message>
        <source>The data folder {where} is in use by another kiosk: close that one first.</source>
        <translation>مجلد البيانات {where} يستعمله برنامج آخر: أغلقه أولًا.</translation>
    </message>
    <message>
        <source>The data folder {where} was written by a newer version: install that version, or choose another folder with --data.</source>
        <translation>مجلد البيانات {where} أنشأته نسخة أحدث: ثبّتها أو اختر مجلدًا آخر بالخيار --data.</translation>
    </message>
    <message>
        <source>The database {where} is damaged: keep a copy of it, then choose another with --data.</source>
        <translation>قاعدة البيانات {where} تالفة: احتفظ بنسخة منها ثم اختر أخرى بالخيار --data.</translation>
    </message>
    <message>
        <source>The folder {where} cannot be written: allow writing, or choose another with --data.</source>
        <translation>تتعذر الكتابة في المجلد {where}: اسمح بالكتابة أو اختر مجلدًا آخر بالخيار --data.</translation>
    </message>
    <message>
        <source>The disk of {where} is full: make room, then try again. Nothing was lost.</source>
        <translation>القرص الذي يحوي {where} ممتلئ: أفرغ بعض المساحة ثم أعد المحاولة. لم يُفقد شيء.</translation>
    </message>
    <message>
        <source>The disk of {where} gives errors: copy the folder to another disk, then start the kiosk there with --data.</source>
        <translation>القرص الذي يحوي {where} به أخطاء: انسخ المجلد إلى قرص آخر ثم شغّل البرنامج منه بالخيار --data.</translation>
    </message>
    <message>
        <source>The folder {where} cannot be written: allow writing, or choose another.</source>
        <translation>تتعذر الكتابة في المجلد {where}: اسمح بالكتابة أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>There is no file or folder {where}: check the path.</source>
        <translation>لا يوجد ملف أو مجلد {where}: تحقق من المسار.</translation>
    </message>
    <message>
        <source>{where} is not a readable picture: export it again as PNG or JPEG.</source>
        <translation>{where} ليست صورة مقروءة: أعد تصديرها بصيغة PNG أو JPEG.</translation>
    </message>
    <message>
        <source>{where} is not a clip that can be played: record it again as MP4 or AVI.</source>
        <translation>{where} ليس مقطعًا قابلًا للتشغيل: أعد تسجيله بصيغة MP4 أو AVI.</translation>
    </message>
    <message>
        <source>{where} holds no picture at all: record it again.</source>
        <translation>{where} لا يحوي أي صورة: أعد تسجيله.</translation>
    </message>
    <message>
        <source>The folder {where} holds no picture (PNG, JPEG, WEBP, BMP): check the path.</source>
        <translation>المجلد {where} لا يحوي أي صورة (PNG أو JPEG أو WEBP أو BMP): تحقق من المسار.</translation>
    </message>
    <message>
        <source>No camera answers at {where}: plug it in, or choose another with --camera.</source>
        <translation>لا تستجيب أي كاميرا على {where}: وصّلها أو اختر أخرى بالخيار --camera.</translation>
    </message>
    <message>
        <source>The camera {where} stopped sending pictures: unplug it and plug it in again.</source>
        <translation>توقفت الكاميرا {where} عن إرسال الصور: افصلها ثم أعد توصيلها.</translation>
    </message>
    <message>
        <source>No ticket of this roster has that code: check it, or import the roster.</source>
        <translation>لا توجد تذكرة بهذا الرمز في اللائحة: تحقق منه أو استورد اللائحة.</translation>
    </message>
    <message>
        <source>{where} cannot be read as a roster: {why}</source>
        <translation>تتعذر قراءة اللائحة {where}: {why}</translation>
    </message>
    <message>
        <source>{where} cannot be read as a fair: {why}</source>
        <translation>تتعذر قراءة المعرض {where}: {why}</translation>
    </message>
    <message>
        <source>{where} cannot be used as a badge layout: {why}</source>
        <translation>يتعذر استعمال {where} كنموذج للشارة: {why}</translation>
    </message>
    <message>
        <source>There is no gate called {where}. Gates of this fair: {why}</source>
        <translation>لا يوجد باب باسم {where}. أبواب هذا المعرض: {why}</translation>
    </message>
    <message>
        <source>No hand scanner answers at {where}: plug it in, or choose another port.</source>
        <translation>لا يستجيب أي قارئ على {where}: وصّله أو اختر منفذًا آخر.</translation>
    </message>
    <message>
        <source>The port {where} may not be used: add this user to the group dialout, then log in again.</source>
        <translation>المنفذ {where} غير مسموح لهذا المستخدم: أضفه إلى المجموعة dialout ثم سجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>The hand scanner lost part of a code: scan it again.</source>
        <translation>فقد القارئ جزءًا من الرمز: امسحه من جديد.</translation>
    </message>
    <message>
        <source>The hand scanner&apos;s code fits two tickets: show it to the camera instead.</source>
        <translation>رمز القارئ يطابق تذكرتين: قدّمه للكاميرا بدلًا من ذلك.</translation>
    </message>
    <message>
        <source>The database {where} belongs to another program: choose another with --data.</source>
        <translation>قاعدة البيانات {where} تخص برنامجًا آخر: اختر غيرها باستعمال ‎--data.</translation>
    </message>
    <message>
        <source>{where} does not suit the roster here ({why}): choose another --data folder.</source>
        <translation>{where} لا يناسب لائحة هذا المكتب ({why}): اختر مجلدًا آخر باستعمال ‎--data.</translation>
    </message>
    <message>
        <source>{where} is a folder: give the name of a file in it.</source>
        <translation>{where} مجلد: أعطِ اسم ملف بداخله.</translation>
    </message>
    <message>
        <source>The camera {where} is used by another program: close that program.</source>
        <translation>الكاميرا {where} يستعملها برنامج آخر: أغلق ذلك البرنامج.</translation>
    </message>
    <message>
        <source>The camera {where} may not be used: add this user to the group video, then log in again.</source>
        <translation>الكاميرا {where} غير مسموحة لهذا المستخدم: أضفه إلى المجموعة video ثم سجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>There is no screen to open a window on: start the kiosk on the laptop itself.</source>
        <translation>لا توجد شاشة لفتح نافذة: شغّل البرنامج على الحاسوب نفسه.</translation>
    </message>
    <message>
        <source>The roster is empty, so every code is unknown: import one (kiosk import).</source>
        <translation>اللائحة فارغة، لذلك كل الرموز غير معروفة: استورد لائحة (kiosk import).</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Admitted</source>
        <translation>دخول مسموح</translation>
    </message>
    <message>
        <source>Exit recorded</source>
        <translation>سُجِّل الخروج</translation>
    </message>
    <message>
        <source>Badge only</source>
        <translation>شارة فقط</translation>
    </message>
    <message>
        <source>Not an entry: nobody is admitted here</source>
        <translation>ليس دخولًا: هذا المكتب لا يُدخل أحدًا</translation>
    </message>
    <message>
        <source>First entry today</source>
        <translation>أول دخول اليوم</translation>
    </message>
    <message>
        <source>Back again, left at {time}</source>
        <translation>عودة، بعد الخروج على {time}</translation>
    </message>
    <message>
        <source>Already came in at {time}</source>
        <translation>سبق الدخول على {time}</translation>
    </message>
    <message>
        <source>Came in at {time}</source>
        <translation>الدخول على {time}</translation>
    </message>
    <message>
        <source>Left already at {time}</source>
        <translation>غادر من قبل على الساعة {time}</translation>
    </message>
    <message>
        <source>No entry recorded today</source>
        <translation>لم يُسجَّل أي دخول اليوم</translation>
    </message>
    <message>
        <source>Valid: {days}</source>
        <translation>صالحة: {days}</translation>
    </message>
    <message>
        <source>This ticket opens: {areas}</source>
        <translation>هذه التذكرة تتيح: {areas}</translation>
    </message>
    <message>
        <source>Opens at {time}</source>
        <translation>الافتتاح على {time}</translation>
    </message>
    <message>
        <source>Entry closed at {time}</source>
        <translation>أُغلق الدخول على {time}</translation>
    </message>
</context>
<context>
    <name>VerdictHead</name>
    <message>
        <source>{n} s ago</source>
        <translation>منذ {n} ث</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>منذ {n} د</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Show the QR code to the camera</source>
        <translation>قدّم رمز QR أمام الكاميرا</translation>
    </message>
    <message>
        <source>15 to 30 cm away, screen at full brightness</source>
        <translation>على بعد 15 إلى 30 سم، مع رفع سطوع الشاشة</translation>
    </message>
</context>
</TS>
