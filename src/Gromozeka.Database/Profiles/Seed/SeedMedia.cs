namespace Gromozeka.Database.Profiles.Seed;

/// <summary>An attachment, which messages refer to by its unique id.</summary>
internal sealed record SeedAttachment(string UniqueId, string Type, string MimeType, long Size, string Status, string Metadata)
{
    public string? Prompt { get; init; }

    public string? Description { get; init; }
}

/// <summary>The attachments.</summary>
internal static class SeedMedia
{
    public const string Cat = "seed-photo-cat";
    public const string Drawing = "seed-photo-drawing";
    public const string Sticker = "seed-sticker-wave";
    public const string Voice = "seed-voice-standup";
    public const string Log = "seed-document-log";

    public static readonly SeedAttachment[] All =
    [
        new(Cat, "image", "image/jpeg", 182_044, "done", """{"width": 1280, "height": 960}""")
        {
            Description = "Рыжий кот спит на клавиатуре 🐱",
        },
        new(Drawing, "image", "image/png", 731_902, "done", """{"width": 1024, "height": 1024}""")
        {
            Prompt = "кот в космосе 🐱‍🚀, акварель",
            Description = "A cat in a space suit, \"watercolour\"",
        },
        new(Sticker, "sticker", "image/webp", 21_930, "new", """{"width": 512, "height": 512, "emoji": "👋🏽"}"""),
        new(Voice, "voice", "audio/ogg", 48_211, "pending", """{"duration": 12}"""),
        new(Log, "document", "text/plain", 4_096, "failed", """{"file_name": "журнал ошибок.txt"}"""),
    ];
}
