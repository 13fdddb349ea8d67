package io.sparkify.lake.service;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

/** Names our own settings and members in messages as they are written, in snake case. */
final class SettingNames implements PropertyNodeNameProvider {
  private static final NamingBase SNAKE_CASE = (NamingBase) PropertyNamingStrategies.SNAKE_CASE;

  @Override
  public String getName(Property property) {
    return property instanceof JavaBeanProperty bean
            && bean.getDeclaringClass().getName().startsWith("io.sparkify.")
        ? SNAKE_CASE.translate(property.getName())
        : property.getName();
  }
}
