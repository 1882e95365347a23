using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>
/// Reads connection strings, and explains what is wrong with an invalid one, without repeating anything that may be part of a password.
/// Thread-safe.
/// </summary>
public static class SqliteConnectionText
{
    private const string Password = "Password";

    /// <summary>Reads a connection string of Microsoft.Data.Sqlite.</summary>
    /// <param name="text">The connection string.</param>
    /// <returns>Its settings.</returns>
    /// <exception cref="MigrationException"> <see cref="ErrorCodes.InvalidConfiguration"/>: a keyword is unknown, a value is not valid for
    /// its keyword, or the text does not consist of keyword-value pairs. </exception>
    public static SqliteConnectionStringBuilder Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return new SqliteConnectionStringBuilder(text);
        }
        catch (Exception cause) when (IsRefusal(cause))
        {
            // The driver's message may contain part of a password, so it is dropped.
            throw Refused(Reason(text));
        }
    }

    /// <summary>The error for an unusable connection string.</summary>
    internal static MigrationException Refused(string why, string next = "correct it; for example \"Data Source=app.db\"") =>
        new(ErrorCodes.InvalidConfiguration, "The connection string cannot be used.", why, "the database was not touched", next);

    /// <summary>The error for a connection string with which each connection opens its own database; null for any other.</summary>
    internal static MigrationException? OfOneConnection(SqliteLocation location) =>
        !location.IsInMemory || location.IsShared ? null
        : location.Settings.DataSource.Length == 0 ? Refused("it names no file; add a Data Source")
        : Refused(
            "it names an in-memory database that only one connection sees, and each call of the engine opens its own: "
                + "what it migrates would be gone when it returns",
            "pass an open connection instead, or name an in-memory database that connections share: "
                + "\"Data Source=app;Mode=Memory;Cache=Shared\""
        );

    private static string Reason(string text)
    {
        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return "it does not consist of Keyword=Value pairs separated by semicolons; "
                + "a value that contains a semicolon or a quote needs quotes";
        }

        var settings = new SqliteConnectionStringBuilder();
        foreach (string keyword in pairs.Keys)
        {
            if (!settings.ContainsKey(keyword))
                return Unknown(keyword, settings.Keys.Cast<string>().ToList(), hasPassword: pairs.ContainsKey(Password));
            var before = settings[keyword];
            try
            {
                settings[keyword] = pairs[keyword];
            }
            catch (Exception cause) when (IsRefusal(cause))
            {
                return $"{Spelled(keyword, settings)} is '{pairs[keyword]}', but must be {Expected(before)}";
            }
        }

        return "it cannot be read";
    }

    private static bool IsRefusal(Exception cause) =>
        cause is ArgumentException or FormatException or OverflowException or InvalidCastException;

    private static string Unknown(string keyword, IReadOnlyList<string> known, bool hasPassword)
    {
        var near = Spelling.Nearest(keyword, known) is { } name
            ? $"the nearest is {name}"
            : $"known keywords are {string.Join(", ", known)}";
        // If a password with a semicolon is not quoted, its rest is read as a keyword.
        return hasPassword
            ? $"it has an unknown keyword: {near}; a password that contains a semicolon needs quotes"
            : $"there is no keyword '{keyword}': {near}";
    }

    private static string Spelled(string keyword, SqliteConnectionStringBuilder settings) =>
        settings.Keys.Cast<string>().FirstOrDefault(known => known.Equals(keyword, StringComparison.OrdinalIgnoreCase)) ?? keyword;

    private static string Expected(object? value) =>
        value switch
        {
            Enum => "one of " + string.Join(", ", Enum.GetNames(value.GetType())),
            int => $"a whole number up to {int.MaxValue}",
            _ => "True or False",
        };
}
