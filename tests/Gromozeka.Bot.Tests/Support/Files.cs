namespace Gromozeka.Bot.Tests.Support;

/// <summary>Files for the program to find.</summary>
internal static class Files
{
    public static DatabaseFile New(this TempFolder folder) => new(folder.File("bot.db"));

    public static DatabaseFile Legacy(this TempFolder folder, string name = "legacy.db")
    {
        var path = folder.File("bot.db");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Data", name), path);
        return new DatabaseFile(path);
    }

    /// <summary>A folder of settings, and the environment that points the program there.</summary>
    public static (string Key, string Value) Settings(this TempFolder folder, string json)
    {
        File.WriteAllText(folder.File("appsettings.json"), json);
        return ("DOTNET_CONTENTROOT", folder.Path);
    }

    public static string Versions(this DatabaseFile file) => string.Join(",", file.Rows("SELECT version FROM migrations ORDER BY version"));

    public static IReadOnlyList<string> Log(this DatabaseFile file) =>
        file.Rows("SELECT version, direction, outcome FROM migration_log ORDER BY id");
}
