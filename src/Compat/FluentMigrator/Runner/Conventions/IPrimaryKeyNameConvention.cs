namespace FluentMigrator.Runner.Conventions;

/// <summary>Names primary keys, those of columns and those of constraints.</summary>
public interface IPrimaryKeyNameConvention : IColumnsConvention, IConstraintConvention
{
}
