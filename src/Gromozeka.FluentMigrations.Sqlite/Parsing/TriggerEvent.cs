using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

/// <summary>The event that fires a trigger.</summary>
/// <param name="Verb">INSERT, UPDATE or DELETE.</param>
/// <param name="Columns">The columns of UPDATE OF; empty for all.</param>
/// <param name="Schema">The database named before the table, which only temporary triggers have; null if there is none.</param>
internal sealed record TriggerEvent(string Verb, IReadOnlyList<string> Columns, string? Schema)
{
    public static TriggerEvent Of(string sql)
    {
        var tokens = SqliteTokenizer
            .Read(sql)
            .SkipWhile(token => !token.Is("TRIGGER"))
            .Skip(2)
            .SkipWhile(token => !token.Is("INSERT") && !token.Is("UPDATE") && !token.Is("DELETE"))
            .ToList();
        var columns = tokens.Count > 1 && tokens[1].Is("OF") ? tokens.Skip(2).TakeWhile(token => !token.Is("ON")).ToList() : [];
        var table = tokens.SkipWhile(token => !token.Is("ON")).Skip(1).Take(2).ToList();
        return new TriggerEvent(
            tokens[0].Text.ToUpperInvariant(),
            ConstraintParser.Names(columns),
            table is [var schema, var point] && point.Is('.') ? schema.Name : null
        );
    }
}
