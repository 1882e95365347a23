using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Gromozeka.FluentMigrations.Generator;

/// <summary>A row that is passed to FluentMigrator as an object, whose properties are the columns.</summary>
/// <param name="Type">The type, if the compiler knows it; otherwise null.</param>
/// <param name="Location">Where it is passed.</param>
internal readonly record struct Row(INamedTypeSymbol? Type, Location Location);

/// <summary>
/// Finds the rows of a call of <c>Row</c>, <c>Rows</c>, <c>Set</c> or <c>Where</c>. Anonymous types are left out, because the build files
/// of the package preserve them, and dictionaries, because they are not read by reflection.
/// </summary>
internal static class RowReader
{
    private const string Builders = "FluentMigrator.Builders.";

    public static bool IsName(string name) => name is "Row" or "Rows" or "Set" or "Where";

    public static IEnumerable<Row> Read(IInvocationOperation call)
    {
        var contract = call.TargetMethod.ContainingType?.OriginalDefinition.ContainingNamespace?.ToDisplayString() ?? "";
        return
            IsName(call.TargetMethod.Name)
            && (contract + ".").StartsWith(Builders, StringComparison.Ordinal)
            && call.Arguments is { Length: 1 } arguments
            && arguments[0].Parameter?.Type is { } type
            && (IsObject(type) || (type is IArrayTypeSymbol { ElementType: { } element } && IsObject(element)))
            ? Rows(arguments[0].Value)
            : [];
    }

    private static IEnumerable<Row> Rows(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        if (value is IArrayCreationOperation { Initializer: { } list })
            return list.ElementValues.SelectMany(Rows);
        var type = value.Type is IArrayTypeSymbol array ? array.ElementType : value.Type;
        if (type is null or INamedTypeSymbol { IsAnonymousType: true } || IsDictionary(type))
            return [];
        // Of an interface or an abstract class, the properties of the object itself are not known.
        return [new Row(!IsObject(type) && !type.IsAbstract ? type as INamedTypeSymbol : null, value.Syntax.GetLocation())];
    }

    private static bool IsObject(ITypeSymbol type) => type.SpecialType == SpecialType.System_Object;

    private static bool IsDictionary(ITypeSymbol type) =>
        type.AllInterfaces.Append(type).Any(part => part is INamedTypeSymbol { Name: "IDictionary", TypeArguments.Length: 2 });
}
