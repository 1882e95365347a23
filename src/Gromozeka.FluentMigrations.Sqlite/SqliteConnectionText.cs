using System.Data.Common;

using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>
/// Reads connection strings, and says in words what is wrong with one that cannot be read. Nothing that may be a part of a password is
/// repeated. Thread-safe.
/// </summary>
public static class SqliteConnectionText
{
    private const string Password = "Password";

    /// <summary>Reads a connection string of Microsoft.Data.Sqlite.</summary>
    /// <param name="text">The connection string.</param>
    /// <returns>Its settings.</returns>
    /// <exception cref="MigrationException">
    /// <see cref="ErrorCodes.InvalidConfiguration"/>: a keyword is not known, a value does not fit its keyword, or it is not made of pairs of both.
    /// </exception>
    public static SqliteConnectionStringBuilder Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return new SqliteConnectionStringBuilder(text);
        }
        catch (Exception cause) when (IsRefusal(cause))
        {
            // What the driver says may repeat a part of a password: it is not kept.
            throw Refused(Reason(text));
        }
    }

    /// <summary>The error of a connection string that cannot be used.</summary>
    internal static MigrationException Refused(string why) => new(
        ErrorCodes.InvalidConfiguration,
        "The connection string cannot be used.",
        why,
        "the database was not touched",
        "correct it; for example \"Data Source=app.db\"");

    private static string Reason(string text)
    {
        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return "it is not made of Keyword=Value pairs with a semicolon between them; a value with a semicolon or a quote in it needs quotes";
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
                return $"{Spelled(keyword, settings)} is '{pairs[keyword]}', and has to be {Expected(before)}";
            }
        }

        return "it cannot be read";
    }

    private static bool IsRefusal(Exception cause) => cause is ArgumentException or FormatException or OverflowException or InvalidCastException;

    private static string Unknown(string keyword, IReadOnlyList<string> known, bool hasPassword)
    {
        var near = Spelling.Nearest(keyword, known) is { } name ? $"the nearest is {name}" : $"there are {string.Join(", ", known)}";
        // After a semicolon in a password that lacks its quotes, the rest of it is in the place of a keyword.
        return hasPassword
            ? $"it has a keyword that is not known: {near}; a password with a semicolon in it needs quotes"
            : $"there is no keyword '{keyword}': {near}";
    }

    private static string Spelled(string keyword, SqliteConnectionStringBuilder settings) =>
        settings.Keys.Cast<string>().FirstOrDefault(known => known.Equals(keyword, StringComparison.OrdinalIgnoreCase)) ?? keyword;

    private static string Expected(object? value) => value switch
    {
        Enum => "one of " + string.Join(", ", Enum.GetNames(value.GetType())),
        int => $"a whole number up to {int.MaxValue}",
        _ => "True or False",
    };
}
