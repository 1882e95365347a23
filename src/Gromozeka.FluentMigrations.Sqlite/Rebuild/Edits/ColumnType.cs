using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>Changes the declared type of a column.</summary>
internal static class ColumnType
{
    /// <summary>Sets the type. <c>AsCustom("INTEGER CHECK (…)")</c> is a type with constraints: each replaces those of its kind.</summary>
    public static TableDraft Set(TableDraft draft, ColumnDefinition definition, ColumnClause clause)
    {
        var wanted = clause.TypeOf(definition);
        var parsed = CreateTableParser.Parse($"CREATE TABLE t (c {wanted})").Columns[0];
        var type =
            parsed.Constraints.Count == 0 ? wanted : wanted[..(parsed.Constraints[0].Span.Start - parsed.NameToken.End - 1)].TrimEnd();

        var column = draft.Column(definition.Name);
        if (column.Type.Of(draft.Text.Sql) != type)
            draft = draft.With(draft.Text.Replace(column.Type, (column.Type.IsEmpty ? " " : "") + type));
        foreach (var kind in parsed.Constraints.Select(constraint => constraint.Kind).Distinct())
            draft = ColumnPart.Remove(draft, definition.Name, kind);
        return parsed.Constraints.Count == 0
            ? draft
            : draft.With(draft.Text.Append(draft.Column(definition.Name), wanted[type.Length..].Trim()));
    }
}
