using Gromozeka.FluentMigrations.CSharp;
using Gromozeka.FluentMigrations.Schema;
using Options = FluentMigrator.Builders.Create.Table.ICreateTableColumnOptionOrWithColumnSyntax;
using Type = FluentMigrator.Builders.Create.Table.ICreateTableColumnAsTypeSyntax;

namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>Which of FluentMigrator's types is which declared type of the dialect, learned by declaring a column of each.</summary>
internal sealed class TypeCalls
{
    private static readonly (string Code, Func<Type, Options> Run)[] All =
    [
        ("AsInt64()", column => column.AsInt64()),
        ("AsString()", column => column.AsString()),
        ("AsBinary()", column => column.AsBinary()),
        ("AsDecimal()", column => column.AsDecimal()),
        ("AsDouble()", column => column.AsDouble()),
        ("AsDateTime()", column => column.AsDateTime()),
        ("AsGuid()", column => column.AsGuid()),
        ("AsBoolean()", column => column.AsBoolean()),
        ("AsDate()", column => column.AsDate()),
        ("AsTime()", column => column.AsTime()),
        ("AsInt32()", column => column.AsInt32()),
        ("AsInt16()", column => column.AsInt16()),
        ("AsByte()", column => column.AsByte()),
        ("AsFloat()", column => column.AsFloat()),
        ("AsDateTimeOffset()", column => column.AsDateTimeOffset()),
    ];

    private readonly List<(string Declared, string Code, Func<Type, Options> Run)> _known = [];

    private TypeCalls(IEnumerable<(string, string, Func<Type, Options>)> known) => _known = [.. known];

    /// <summary>Learns the types of a dialect. Leaves the trial as it was.</summary>
    public static TypeCalls Learn(Trial trial, CancellationToken cancellationToken)
    {
        const string name = "scaffolded_types";
        var known = new List<(string, string, Func<Type, Options>)>();
        foreach (var (code, run) in All)
        {
            var create = new Statement("", step => run(step.Create.Table(name).WithColumn("a")).Nullable());
            if (trial.Try([create], cancellationToken) is not null)
                continue;
            known.Add((trial.Read(name)!.Columns[0].Type, code, run));
            trial.Run([new Statement("", step => step.Delete.Table(name))], cancellationToken);
        }

        return new TypeCalls(known);
    }

    /// <summary>The call for the type and collation of a column; null if there is none.</summary>
    public (string Code, Func<Type, Options> Run)? Of(ColumnShape column, StringComparer types)
    {
        var (_, code, run) = _known.FirstOrDefault(one => types.Equals(one.Declared, column.Type));
        if (column.Collation.Length > 0)
            return code == "AsString()"
                ? ($"AsString({CodeText.Literal(column.Collation)})", type => type.AsString(column.Collation))
                : null;
        return code is null ? ($"AsCustom({CodeText.Literal(column.Type)})", type => type.AsCustom(column.Type)) : (code, run);
    }
}
