namespace Gromozeka.FluentMigrations.Sqlite.Support;

/// <summary>The SQLite whose statements are used.</summary>
public enum Library
{
    /// <summary>The bundled one.</summary>
    Bundled = 0,

    /// <summary>One that cannot alter a column, and so rebuilds the table.</summary>
    BeforeAlterColumn = 3050004,
}

/// <summary>What a test says of the library.</summary>
internal static class LibraryExtensions
{
    public static SqliteDatabaseOptions Options(this Library library) =>
        new() { ConnectionString = "", LibraryVersion = library == Library.Bundled ? null : (int)library };

    /// <summary>Each case with each library.</summary>
    public static TheoryData<string, Library> WithEachLibrary(this IEnumerable<string> names)
    {
        var data = new TheoryData<string, Library>();
        foreach (var name in names)
        {
            data.Add(name, Library.Bundled);
            data.Add(name, Library.BeforeAlterColumn);
        }

        return data;
    }
}
