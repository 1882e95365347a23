namespace FluentMigrator.Runner.Conventions;

/// <summary>A set of conventions that starts empty.</summary>
public class ConventionSet : IConventionSet
{
    public IRootPathConvention RootPathConvention { get; set; }

    public DefaultSchemaConvention SchemaConvention { get; set; }

    public IList<IColumnsConvention> ColumnsConventions { get; } = new List<IColumnsConvention>();

    public IList<IConstraintConvention> ConstraintConventions { get; } = new List<IConstraintConvention>();

    public IList<IForeignKeyConvention> ForeignKeyConventions { get; } = new List<IForeignKeyConvention>();

    public IList<IIndexConvention> IndexConventions { get; } = new List<IIndexConvention>();

    public IList<ISequenceConvention> SequenceConventions { get; } = new List<ISequenceConvention>();

    public IList<IAutoNameConvention> AutoNameConventions { get; } = new List<IAutoNameConvention>();
}
