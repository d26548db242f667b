# Görüşmenin nasıl yürütüldüğü, transkriptin anlattığı kadarıyla: hedefi ve hedefin kimin olduğuyla birlikte öğütler, sonra
# dakikalarıyla görüşme. İşaretlerin adları işaretlerin yanında durur, onun için kısadır.

## Söylemeye değer olanlar

call-share =
    { $measure ->
        [good] Konuşma payınız %{ $share }, hedefin içinde.
        [over] Konuşma payınız %{ $share }, hedefin biraz üstünde.
       *[far] Konuşma payınız %{ $share }: sarı, hedefin çok üstünde.
    }
call-share-note = Hedef: sözlerin en çok %30 kadarı; %40 üstü sarı (yöntem, D4).
call-leading =
    { $count ->
        [one] { $count } yönlendiren soru
       *[other] { $count } yönlendiren soru
    }
call-pitch =
    { $count ->
        [one] { $count } satış konuşması
       *[other] { $count } satış konuşması
    }
call-waited =
    { $count ->
        [0] { $of } yanıtın hiçbirinden sonra dört saniye susmadınız.
       *[other] { $of } yanıttan { $count } tanesinin ardından dört saniye sustunuz.
    }
call-waited-note = Hedef: her yanıttan sonra dört saniye beklemek (yöntem, C).
call-question =
    { $measure ->
        [good] Ortanca sorunuz { $words } sözcük.
        [over] Ortanca sorunuz { $words } sözcük, biraz uzun.
       *[far] Ortanca sorunuz { $words } sözcük, çok uzun.
    }
call-question-longest =
    { $time ->
        [none] En uzunu { $words } sözcük.
       *[other] En uzunu { $words } sözcük ({ $time }).
    }
call-question-note = Hedef: en çok 20 sözcük; 35 üstü çok uzun (bizim varsayımımız, kaynağı yok).
call-interruptions =
    { $count ->
        [one] { $count } yanıtta söz kestiniz
       *[other] { $count } yanıtta söz kestiniz
    }
call-answers = En uzun yanıtlar: { $list }
call-answer =
    { $time ->
        [none] { $words } sözcük
       *[other] { $words } sözcük ({ $time })
    }
call-no-times = Transkriptte zaman yok; onun için dakikaların grafiği çizilemez, suskunluklar ve söz kesmeler anlaşılamaz.

## Dakikalarıyla görüşme

call-plot = { $from } ile { $to } arası, dakika dakika. Konuşma payınız %{ $share }. { $marks }
call-plot-name = Görüşmenin grafiği
call-clock = Her sütun transkript saatinin bir dakikası; kesikli çizgi %30 hedefi.
call-unplaced = Kaydettikleriniz gösterilmiyor: iki saatin arası henüz bilinmiyor.
call-you = Siz
call-they = Görüşülen
call-lane-leading = Yönlendirme
call-lane-pitch = Satış
call-lane-interruption = Söz kesme
call-lane-waited = Beklediniz
call-lane-paused = Duraksadı
call-lane-answer = Uzun yanıt
call-table = Tablo olarak
call-table-name = Dakika dakika görüşme
call-minute = Dakika
call-events = Olanlar
call-all = Tümü
call-percent = %{ $percent }
call-seconds = { $seconds } sn
call-words = { $words } sözcük
