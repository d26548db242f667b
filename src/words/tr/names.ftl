# Kalıcı kodu olan şeylerin adları: anahtar aile-kod biçimindedir.
# Ad bir düğmede, tabloda ya da iki noktadan sonra durur. Büyük harfle başlar; durum bildirenler satırın içinde okunduğu
# için küçük harfle başlar: "Tetikleyici doldu".

own-name = Türkçe

## Görüşmede neye kulak verilir

dimension-authority = Karar yetkisi
dimension-trigger = Tetikleyici
dimension-conflict = İç çatışma
dimension-alternatives = Alternatifler
dimension-good_enough = Yeterince iyi
dimension-goal_personal = Kişisel hedefler
dimension-goal_business = İş hedefleri
dimension-process = Karar süreci
dimension-people = Kişiler ve roller
dimension-criteria = Ölçütler
dimension-budget = Bütçe
dimension-pain = Sorunlar
dimension-job_core = Temel iş
dimension-job_related = Komşu işler
dimension-job_emotional = Duygusal iş
dimension-job_consumption = Kullanım ömrü işleri
dimension-job_purchase = Satın alma işi
dimension-context = Bağlam
dimension-moment = Hakikat anları
dimension-contact = Güvenilen kişi
dimension-change = Değişimin yükü
dimension-jobmap = İş haritası
dimension-outcomes = Beklenen sonuçlar
dimension-rep_time = Satış zamanı
dimension-corner = Uç müşteriler
dimension-timeline = Zaman akışı
dimension-referral = Tavsiye

slot-trigger = Tetikleyici
    .short = Tetikleyici
slot-conflict = İç çatışma
    .short = İç çatışma
slot-alternatives = Alternatifler
    .short = Alternatifler
slot-good_enough = Yeterince iyi
    .short = Yeterince

level-silent = hiç
level-mentioned = anıldı
level-quoted = alıntılandı
level-specific = somut
level-filled = doldu
level-confirmed = teyit edildi

# Lambada aynısı.
lamp-empty = boş
lamp-mentioned = anıldı
lamp-quoted = alıntılandı
lamp-specific = somut
lamp-filled = doldu
lamp-confirmed = teyit edildi

## İnsanlar

role-dm = Karar verici
    .part = karar verdi
    .typed = k karar
role-bh = Bütçe sahibi
    .part = bütçeyi elinde tuttu
    .typed = b bütçe
role-inf = Etkileyen
    .part = kararı etkiledi
    .typed = e etkiler
role-rec = Danışılan
    .part = görüş verdi
    .typed = ö öneri
role-sab = Karşı çıkan
    .part = karşı çıktı
    .typed = s karşıt
role-ex = Kullanıcı
    .part = kullanıyor
    .typed = u kullanıcı
role-sup = Destek ekibi
    .part = çalışır durumda tutuyor
    .typed = d destek
role-rep = Satış temsilcisi
    .part = sattı
    .typed = p satıcı

customer-executor = Kullanıcı
customer-support = Destek ekibi
customer-buyer = Satın alan

authority-unknown = Bilinmiyor
authority-not_there = Orada değildi
authority-took_part = Katıldı
authority-chose = Seçti ya da imzaladı

permission-name = Adıyla
permission-role = Göreviyle
permission-anonymous = İsimsiz
permission-no = Hiç

## Kayıt

kind-quote = Kendi sözü
kind-note = Not

answer-refused = Yanıtlamadı
answer-dont_know = Bilmiyor

filing-decision = Karar
filing-supporting = Destekleyici

check-verified = doğrulandı
check-near = yakın
check-unclear = belirsiz
check-not_found = bulunamadı
check-kept = sizin yazdığınız gibi kaldı

# "card" ona karşı yüksek sesle söylenecek sözdür, görüşmenin kendi dilinde (yöntem, E2).
hit-hypothetical = Varsayım
    .card = En son ne zaman gerçekten oldu?
hit-generalisation = Genelleme
    .card = En sonuncusunu anlatır mısınız?
hit-hearsay = Kulaktan dolma
    .card = Siz kendiniz ne gördünüz, ne duydunuz?
hit-distancing = Başkasının kararı
    .card = Tam olarak kim? Siz o sırada neredeydiniz?
hit-distancing_weak = İsimsiz “biz”
    .card = Tam olarak kim? Siz o sırada neredeydiniz?
hit-vague = Belirsiz miktar
    .card = Kabaca da olsa bir rakam verir misiniz?
hit-marketing = Broşür dili
    .card = O gün bu nasıl görünüyordu?
hit-leading = Yönlendirilmiş yanıt
    .card = Ben sormasam ne derdiniz?

hit-state-open = açık
hit-state-dismissed = elendi
hit-state-answered = yanıtlandı

flag-state-suspected = şüpheli
flag-state-confirmed = kesinleşti
flag-state-dismissed = geçersiz

## Yazılan ayrıntılar

alternative-people = Birini işe almak
    .typed = eleman
alternative-rival_vendor = Başka bir satıcı
    .typed = satıcı
alternative-do_nothing = Olduğu gibi bırakmak
    .typed = hiç hiçbiri
alternative-workaround = Geçici çözüm
    .typed = excel tablo kâğıt
alternative-in_house = Kendi içinde geliştirmek
    .typed = kendimiz
alternative-incumbent = Zaten kullanılan
    .typed = eskisi
alternative-adjacent = Yakın bir çözüm
    .typed = yakın

goal-promotion = Terfi
goal-job_security = İş güvencesi
goal-status = Saygınlık
goal-fun = Keyif
goal-support_risk = Sonradan destek, daha az risk

load-teach = Öğretme
load-train = Eğitim
load-hire = İşe alma
load-fire = İşten çıkarma

severity-0 = yok
severity-1 = hafif
severity-2 = ağır
severity-3 = çok ağır

step-define = Tanımlama
step-locate = Bulma
step-prepare = Hazırlık
step-confirm = Teyit
step-execute = Yürütme
step-monitor = İzleme
step-modify = Düzeltme
step-conclude = Bitirme

link-receive = Teslim alma
link-install = Kurulum
link-learn = Öğrenme
link-integrate = Bağlama
link-maintain = Bakım
link-repair = Onarım
link-upgrade = Yükseltme
link-move = Taşıma
link-retire = Kullanımdan kaldırma

phase-first_thought = İlk düşünce
phase-passive = Bakınma
phase-active = Ciddi arayış
phase-deciding = Karar verme
phase-onboarding = Devreye alma
phase-ongoing = Kullanım

turn-plus = lehte
turn-minus = aleyhte

## Kılavuz ve puan

prompt-kind-open = Açık soru
prompt-kind-rating = Puanlama
prompt-kind-screen = Eleme sorusu
prompt-kind-task = Görev

timing-opening = En baştan
timing-after_rapport = İlk kayıttan sonra
timing-mid = Ortalarda
timing-closing = Sona doğru

band-fragment = Parça
band-thin = Zayıf
band-usable = Kullanılabilir
band-complete = Tam

profile-dm = Karar verici
profile-dm_exec = Karar verici, şirket sahibi ya da genel müdür
profile-lean = Dört bölme
profile-bh = Bütçe sahibi
profile-inf = Etkileyen ve diğerleri
profile-ex = Kullanıcı
profile-sup = Destek ekibi
profile-rep = Satış temsilcisi

## Satın alma ekibi

# "typed", @ad ya da ~ad yazıldıktan sonra yazılandır: sözcükler ve sık yazılanlar için tek harf.
stance-for = yanında
    .typed = + yana
stance-neutral = tarafsız
    .typed = = tarafsız
stance-against = karşısında
    .typed = - karşı
power-decides = son söz onda
    .typed = y son
power-veto = engelleyebilir
    .typed = v engeller veto
power-shapes = seçimi biçimlendirir
    .typed = h biçimler
power-advises = görüş bildirir
    .typed = c görüş
