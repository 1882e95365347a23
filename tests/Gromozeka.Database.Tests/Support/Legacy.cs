namespace Gromozeka.Database.Tests.Support;

/// <summary>Copies of the bot's databases from before it had migrations.</summary>
internal static class Legacy
{
    public const string Plain = "legacy.db";
    public const string Hostile = "legacy-hostile.db";

    /// <summary>A copy, changed by some SQL.</summary>
    public static DatabaseFile Copy(TempFolder folder, string name = Plain, string? sql = null)
    {
        var path = folder.File("legacy.db");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Data", name), path);
        var file = new DatabaseFile(path);
        if (sql is not null)
            file.Execute(sql);
        return file;
    }

    /// <summary>SQL that gives a table another declaration and keeps its rows.</summary>
    public static string Redeclare(string table, string declaration, string columns = "*") =>
        $"""
            ALTER TABLE {table} RENAME TO before_it;
            CREATE TABLE {table} {declaration};
            INSERT INTO {table} SELECT {columns} FROM before_it;
            DROP TABLE before_it;
            """;
}
